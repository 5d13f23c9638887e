import type { CharacterRecord, Finding, ProjectRecord, SceneRecord, StepView } from '@greenlight/schema';
import { createGround, missingThings } from '@greenlight/workflow';
import { describe, expect, it } from 'vitest';
import { createProjectState, type InitialView } from '../../client/project-state.ts';
import { selectWorkflow } from '../../client/workflow-view.ts';
import { remediesFor } from './remedies.ts';

const head = { project: 'p', createdVia: 'chat' as const, sources: {} };
const mara: CharacterRecord = { ...head, id: 'mara', name: 'Mara', occupation: 'Keeper' };
const tomas: CharacterRecord = { ...head, id: 'tomas', name: 'Tomás' };
const scene: SceneRecord = { ...head, id: 'one', number: 7, summary: 'She waits.', location: null };

function film(rest: Partial<InitialView> = {}) {
  const project: ProjectRecord = { id: 'p', title: 'The Lamp Room', type: 'feature-film' };
  const lists = { characters: [], locations: [], scenes: [], relationships: [], acts: [], beats: [], panels: [] };
  const kept = { media: [], reviews: [], notes: [], packs: [], members: [], sessions: [], messages: [] };
  const rests = { memberCount: 1, lastChange: null, workflow: null, definition: null };
  const place = {
    capability: 'write' as const,
    role: 'owner' as const,
    session: null,
    hasEarlierMessages: false,
    seq: 0,
  };
  return createProjectState({ project, ...lists, ...kept, ...rests, ...place, ...rest }, 'ada');
}

/** The remedies of what a step misses, found in the film itself. */
function remedies(state: ReturnType<typeof film>, step: string, code: string) {
  const { steps } = selectWorkflow(state);
  const things = missingThings(createGround(state as unknown as Parameters<typeof createGround>[0]), step);
  const finding = steps.find(({ id }) => id === step)?.missing.find((one) => one.code === code);
  if (!finding) throw new Error(`${step} misses no ${code}`);
  return remediesFor(finding, { story: state, steps, things });
}

describe('what starts to put a finding right', () => {
  it('is the field of the project’s details', () => {
    const [only, ...others] = remedies(film(), 'initial_concept', 'PROJECT_LOGLINE_MISSING');
    expect(only).toEqual({ label: 'Write the logline', act: { type: 'details', field: 'logline' } });
    expect(others).toEqual([]);
  });

  it('is the form of a record that is not there, or to say it', () => {
    expect(remedies(film(), 'character_development', 'TOO_FEW_CHARACTERS')).toEqual([
      { label: 'Add a person', act: { type: 'add', kind: 'character' } },
      { label: 'Say it', act: { type: 'write', words: 'Create a character named ' } },
    ]);
  });

  it('is the pane where such things are written', () => {
    expect(remedies(film(), 'story_structure', 'TOO_FEW_ACTS')).toEqual([
      { label: 'Write the acts', act: { type: 'tab', tab: 'structure' } },
    ]);
  });

  it('is the record at the field that it lacks', () => {
    expect(
      remedies(film({ characters: [mara, tomas] }), 'character_development', 'CHARACTER_DESCRIPTION_MISSING'),
    ).toEqual([{ label: 'Open Tomás', act: { type: 'record', kind: 'character', id: 'tomas', field: 'description' } }]);
  });

  it('is everybody who could be the protagonist', () => {
    const [first, second] = remedies(film({ characters: [mara, tomas] }), 'character_development', 'CHARACTER_MISSING');
    expect(first).toEqual({
      label: 'Mara',
      act: { type: 'set', kind: 'character', id: 'mara', values: { role: 'protagonist' } },
    });
    expect(second?.label).toBe('Tomás');
  });

  it('is each answer where there are few', () => {
    const state = film({ characters: [mara, tomas], scenes: [scene] });
    const labels = remedies(state, 'scene_breakdown', 'SCENE_TIME_OF_DAY_MISSING').map(({ label }) => label);
    expect(labels).toEqual(['Dawn', 'Day', 'Dusk', 'Night', 'Open scene 7']);
  });

  it('is the step that is waited for, and nothing for what is only counted', () => {
    const steps: StepView[] = selectWorkflow(film()).steps;
    const source = { story: film(), steps, things: [] };
    const finding: Finding = { gate: 'g', severity: 'blocker', code: 'X', message: 'm' };
    expect(remediesFor({ ...finding, where: 'step/story_structure' }, source)).toEqual([
      { label: 'See what Structure misses', act: { type: 'step', step: 'story_structure' } },
    ]);
    expect(remediesFor(finding, source)).toEqual([]);
    expect(remediesFor({ ...finding, where: 'character/gone.name' }, source)).toEqual([]);
    expect(remediesFor({ ...finding, where: 'packs' }, source)[0]?.act).toMatchObject({ choice: 'package' });
  });
});
