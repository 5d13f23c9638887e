import { workflowConfig } from '@greenlight/workflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import { createWorkflowServices } from './workflow-services.ts';

// Plan 3, week 2: its own verification snippets, against the database.

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store[Symbol.asyncDispose]());

test('task 2.1: prerequisite validation', async () => {
  const { workflowEngine } = createWorkflowServices(store.payload);
  const { project: projectId } = await StoreFilm.begin(store);
  const result = await workflowEngine.canAdvanceToStep('scene_breakdown', {
    projectId,
    currentStep: 'initial_concept',
  });
  expect(result.valid).toBe(false);
  expect(result.errors).toContain('Character development not complete');
});

test('task 2.2: data requirement validation', async () => {
  const { stepValidator, workflowEngine } = createWorkflowServices(store.payload);
  const film = await StoreFilm.begin(store);
  const { project: projectId } = film;
  const before = await stepValidator.validateStepCompletion('character_development', { projectId });
  expect(before.valid).toBe(false);
  expect(before.missingData).toContain('Create at least 2 characters first');
  await film.conceive();
  await film.cast();
  const validation = await stepValidator.validateStepCompletion('character_development', { projectId });
  expect(validation.valid).toBe(true);
  expect(validation.missingData).toHaveLength(0);
  expect((await workflowEngine.getAvailableNextSteps({ projectId })).map(({ id }) => id)).toEqual([
    'story_structure',
    'character_development',
  ]);
});

test('task 2.4: configuration loading', () => {
  const steps = workflowConfig.getStepsForProjectType('feature-film');
  expect(steps).toHaveLength(10);
  expect(steps[0]?.id).toBe('initial_concept');
});

test('a project that is not there is not found', async () => {
  const { stepValidator } = createWorkflowServices(store.payload);
  const projectId = '00000000-0000-4000-8000-000000000000';
  await expect(stepValidator.validateStepCompletion('final', { projectId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
