import type { ProjectSnapshot } from '@greenlight/schema';
import { actRecord, projectSnapshot } from '@greenlight/testkit/film';
import { characterRecord, PROJECT_ID as projectId } from '@greenlight/testkit/story';
import { describe, expect, it } from 'vitest';
import { workflowConfig } from '../definitions/workflow-config.ts';
import { describeBlocked } from '../gates/describe-blocked.ts';
import { StepValidator } from './step-validator.ts';
import { WorkflowEngine } from './workflow-engine.ts';

const readerOf = (snapshot: ProjectSnapshot) => ({
  read: async (id: string) => {
    if (id !== snapshot.project.id) throw new Error(`There is no project ${id}`);
    return snapshot;
  },
});
const empty = projectSnapshot();
const concept = { genre: 'Mystery', logline: 'A retired singer outwits the detective who hunts her.' };
const begun = projectSnapshot({ project: concept });
const cast = [
  characterRecord(1, 'Irene Adler', { role: 'protagonist', occupation: 'Singer' }),
  characterRecord(2, 'Sherlock Holmes', { description: 'He hears everything twice.' }),
];
const acts = [1, 2, 3].map((number) => actRecord(10 + number, number, { summary: 'Somebody wants the photograph.' }));

describe('the engine, as plan 3 asks it', () => {
  const workflowEngine = new WorkflowEngine(readerOf(empty));

  it('does not let an empty project advance to its scenes, and says why', async () => {
    const result = await workflowEngine.canAdvanceToStep('scene_breakdown', {
      projectId,
      currentStep: 'initial_concept',
    });
    expect(result.valid).toBe(false);
    expect(result.errors).toContain('Character development not complete');
    expect(result.errors).toContain('Story structure not complete');
    expect(describeBlocked(result.findings)).toMatch(/^Cannot advance: Create at least 2 characters first\. /);
    expect(result.findings.every(({ gate }) => gate === 'workflow.scene_breakdown.entry')).toBe(true);
  });

  it('validates a step that is complete', async () => {
    const stepValidator = new StepValidator(readerOf({ ...begun, characters: cast }));
    const validation = await stepValidator.validateStepCompletion('character_development', { projectId });
    expect(validation.valid).toBe(true);
    expect(validation.missingData).toHaveLength(0);
    expect(validation.findings.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  it('has ten steps for a feature film, the first of them the concept', () => {
    const steps = workflowConfig.getStepsForProjectType('feature-film');
    expect(steps).toHaveLength(10);
    expect(steps[0]?.id).toBe('initial_concept');
  });
});

describe('the engine', () => {
  it('opens a step when what it rests on is complete', async () => {
    const engine = new WorkflowEngine(readerOf({ ...begun, characters: cast, acts }));
    expect(await engine.canAdvanceToStep('scene_breakdown', { projectId })).toEqual({
      valid: true,
      errors: [],
      findings: [],
    });
    expect((await engine.canAdvanceToStep('storyboard', { projectId })).errors).toEqual([
      'Scene breakdown not complete',
      'Create at least 1 scene first',
      'Write a scene for act 1',
      'Write a scene for act 2',
      'Write a scene for act 3',
    ]);
  });

  it('names what waits behind a step that misses nothing itself', async () => {
    const engine = new WorkflowEngine(readerOf({ ...empty, characters: cast, acts }));
    const { errors } = await engine.canAdvanceToStep('scene_breakdown', { projectId });
    expect(errors).toEqual([
      'Character development not complete',
      'Story structure not complete',
      'Initial concept not complete',
      'Say what genre the film is',
      'Write a logline of 20 characters or more',
    ]);
  });

  it.each(['', 'scene breakdown', 'constructor', '__proto__', 'INITIAL_CONCEPT'])(
    'answers a step that is not there: "%s"',
    async (step) => {
      const { valid, errors } = await new WorkflowEngine(readerOf(empty)).canAdvanceToStep(step, { projectId });
      expect(valid).toBe(false);
      expect(errors).toEqual([`“Feature film” has no step called "${step}"`]);
      const validation = await new StepValidator(readerOf(empty)).validateStepCompletion(step, { projectId });
      expect(validation).toMatchObject({ valid: false, missingData: errors });
    },
  );

  it('offers the steps that may be gone to, those with work left first', async () => {
    const available = (snapshot: ProjectSnapshot, currentStep?: string) =>
      new WorkflowEngine(readerOf(snapshot)).getAvailableNextSteps({ projectId, currentStep });
    expect(await available(empty)).toEqual([]);
    expect(await available(begun)).toEqual([
      { id: 'story_structure', title: 'Story structure' },
      { id: 'character_development', title: 'Character development' },
    ]);
    expect((await available({ ...begun, acts }, 'character_development')).map(({ id }) => id)).toEqual([
      'initial_concept',
      'story_structure',
    ]);
  });

  it('lets a project that cannot be read reject', async () => {
    await expect(new WorkflowEngine(readerOf(empty)).getAvailableNextSteps({ projectId: 'x' })).rejects.toThrow('x');
  });
});
