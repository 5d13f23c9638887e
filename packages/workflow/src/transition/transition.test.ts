import { type ProjectSnapshot, workflowState } from '@greenlight/schema';
import { actRecord, moment, projectSnapshot } from '@greenlight/testkit/film';
import { characterRecord, uuid } from '@greenlight/testkit/story';
import { describe, expect, it } from 'vitest';
import { featureFilm } from '../definitions/feature-film.ts';
import { createGround } from '../ground/workflow-ground.ts';
import { missingThings } from '../missing/missing-things.ts';
import { transition } from './transition.ts';
import type { WorkflowEvent } from './workflow-event.ts';

const admin = { kind: 'user', id: uuid(9) } as const;
const concept = { genre: 'Mystery', logline: 'A retired singer outwits the detective who hunts her.' };
const cast = [
  characterRecord(1, 'Irene', { role: 'protagonist', occupation: 'Singer' }),
  characterRecord(2, 'Holmes', { description: 'He hears everything twice.' }),
];
const acts = [1, 2, 3].map((number) => actRecord(10 + number, number, { summary: 'Somebody wants the photograph.' }));
const ready = projectSnapshot({ project: concept, characters: cast, acts });

function happen(snapshot: ProjectSnapshot, event: WorkflowEvent, at = 1) {
  const result = transition(createGround(snapshot), event, moment(at));
  workflowState.parse(result.state);
  return { ...result, snapshot: { ...snapshot, workflow: result.state } };
}
const settled = (snapshot: ProjectSnapshot, at = 1) => happen(snapshot, { type: 'settled' }, at);

describe('settled', () => {
  it('remembers since when a step is complete, each once', () => {
    const first = settled(ready, 1);
    expect(first.effects).toEqual({
      completed: ['initial_concept', 'story_structure', 'character_development'],
      reopened: [],
    });
    expect(first.state.steps.story_structure).toEqual({ completedAt: moment(1) });
    const again = settled(first.snapshot, 2);
    expect(again.effects).toEqual({ completed: [], reopened: [] });
    expect(again.state).toBe(first.state);
  });

  it('reopens what no longer holds and what rests on it, says why and by whom, and moves nobody', () => {
    const there = happen(settled(ready).snapshot, { type: 'advanced', to: 'scene_breakdown' }).snapshot;
    const cause = { by: { kind: 'user', id: uuid(7) }, kind: 'project', id: uuid(8), name: 'The Scandal' } as const;
    const after = happen({ ...there, project: { ...there.project, logline: null } }, { type: 'settled', cause }, 5);
    expect(after.effects).toEqual({
      completed: [],
      reopened: ['initial_concept', 'story_structure', 'character_development'],
    });
    expect(after.state.current).toBe('scene_breakdown');
    expect(after.state.steps.initial_concept).toEqual({
      completedAt: null,
      reopened: { at: moment(5), cause, reasons: ['Write a logline of 20 characters or more'] },
    });
    expect(after.state.steps.story_structure?.reopened?.reasons).toEqual([
      'Initial concept not complete',
      'Write a logline of 20 characters or more',
    ]);

    const mended = settled({ ...after.snapshot, project: ready.project }, 9);
    expect(mended.effects.completed).toEqual(['initial_concept', 'story_structure', 'character_development']);
    expect(mended.state.steps.initial_concept).toEqual({ completedAt: moment(9) });
  });

  it('keeps the first reason of what stays open', () => {
    const broken = settled({ ...settled(ready).snapshot, acts: acts.slice(0, 2) }, 2);
    const worse = settled({ ...broken.snapshot, acts: [] }, 3);
    expect(worse.effects).toEqual({ completed: [], reopened: [] });
    expect(worse.state.steps.story_structure?.reopened).toMatchObject({
      at: moment(2),
      reasons: ['Divide the story into 3 acts'],
    });
  });
});

describe('advanced', () => {
  it('is refused with what is missing while the entry gate is closed, and leaves everything as it was', () => {
    const snapshot = projectSnapshot();
    const ground = createGround(snapshot);
    const { state, effects, refused } = transition(ground, { type: 'advanced', to: 'scene_breakdown' }, moment(1));
    expect(state).toBe(ground.state);
    expect(effects).toEqual({ completed: [], reopened: [] });
    expect(refused.map(({ message }) => message).slice(0, 2)).toEqual([
      'Character development not complete',
      'Create at least 2 characters first',
    ]);
  });

  it.each(['nowhere', '', '__proto__'])('is refused for a step that is not there: "%s"', (to) => {
    const { refused, effects } = happen(ready, { type: 'advanced', to });
    expect(refused).toMatchObject([{ code: 'UNKNOWN_STEP', message: expect.stringContaining(`"${to}"`) }]);
    expect(effects.moved).toBeUndefined();
  });

  it('moves once: going to where one is changes nothing', () => {
    const first = happen(ready, { type: 'advanced', to: 'character_development' });
    expect(first.effects.moved).toEqual({ from: 'initial_concept', to: 'character_development' });
    const second = happen(first.snapshot, { type: 'advanced', to: 'character_development' }, 2);
    expect(second).toMatchObject({ effects: { completed: [], reopened: [] }, refused: [] });
    expect(second.effects.moved).toBeUndefined();
    expect(second.state).toBe(first.state);
  });

  it('goes on from a step that is not complete where nothing rests on it, and back again', () => {
    const unfinished = projectSnapshot({ project: concept });
    const structure = happen(unfinished, { type: 'advanced', to: 'story_structure' });
    const cast = happen(structure.snapshot, { type: 'advanced', to: 'character_development' });
    expect(cast.effects.moved).toEqual({ from: 'story_structure', to: 'character_development' });
    expect(happen(cast.snapshot, { type: 'advanced', to: 'scene_breakdown' }).refused).not.toEqual([]);
    expect(happen(cast.snapshot, { type: 'advanced', to: 'initial_concept' }).state.current).toBe('initial_concept');
  });
});

describe('overridden', () => {
  const to = 'scene_breakdown';
  it('lets a step begin, remembers who and why, and keeps what rests on it closed', () => {
    const { state, effects, refused, snapshot } = happen(projectSnapshot(), {
      type: 'overridden',
      to,
      by: admin,
      reason: ' The scenes are on paper ',
    });
    expect(refused).toEqual([]);
    expect(effects.moved).toEqual({ from: 'initial_concept', to });
    expect(state.steps[to]).toEqual({
      completedAt: null,
      override: { at: moment(1), by: admin, reason: 'The scenes are on paper' },
    });
    expect(happen(snapshot, { type: 'advanced', to: 'storyboard' }).refused).not.toEqual([]);
    const back = happen(snapshot, { type: 'advanced', to }, 2);
    expect(back.refused).toEqual([]);
  });

  it.each(['storyboard', 'asset_creation', 'production', 'editing'])(
    'does not complete %s of a film without a scene, where there is nothing to judge',
    (early) => {
      const begun = happen(projectSnapshot(), { type: 'overridden', to: early, by: admin, reason: 'Shot next week' });
      expect(begun.effects.completed).toEqual([]);
      const next = featureFilm.steps[featureFilm.steps.findIndex(({ id }) => id === early) + 1]?.id ?? '';
      const refused = happen(begun.snapshot, { type: 'advanced', to: next }).refused.map(({ message }) => message);
      expect(refused).toContain('Create at least 1 scene first');
      const [first] = missingThings(createGround(begun.snapshot), early);
      expect(first).toMatchObject({ code: 'TOO_FEW_SCENES', question: 'Who is in the story?' });
      const none = { ...begun.snapshot, project: { ...begun.snapshot.project, thresholds: { scenes: 0 } } };
      expect(happen(none, { type: 'settled' }).effects.completed).toContain(early);
    },
  );

  it.each(['', '  \n', 'x'.repeat(501)])('needs a reason of 1 to 500 characters', (reason) => {
    const { refused, state } = happen(projectSnapshot(), { type: 'overridden', to, by: admin, reason });
    expect(refused).toMatchObject([{ severity: 'blocker', code: 'REASON_MISSING' }]);
    expect(state.current).toBe('initial_concept');
  });

  it('is an advance where the gate is open, and no step where there is none', () => {
    const open = happen(ready, { type: 'overridden', to, by: admin, reason: 'Sure' });
    expect(open.state).toMatchObject({ current: to });
    expect(open.state.steps[to]?.override).toBeUndefined();
    const nowhere = happen(ready, { type: 'overridden', to: 'nowhere', by: admin, reason: 'Sure' });
    expect(nowhere.refused).toMatchObject([{ code: 'UNKNOWN_STEP' }]);
  });
});

describe('definitionChanged', () => {
  const at = (snapshot: ProjectSnapshot, current: string) =>
    ({ ...snapshot, workflow: { v: 1, definition: 'feature-film', current, steps: {} } }) as const;
  const short = (snapshot: ProjectSnapshot): ProjectSnapshot => ({
    ...snapshot,
    project: { ...snapshot.project, type: 'short-film' },
  });

  it('keeps the step where the other workflow has it', () => {
    const { state, effects } = happen(short(at(ready, 'story_structure')), { type: 'definitionChanged' });
    expect(state).toMatchObject({ definition: 'short-film', current: 'story_structure' });
    expect(effects.moved).toBeUndefined();
  });

  it('goes to the first that may be worked on where it has not, and forgets what is of the old one', () => {
    const before = at(ready, 'storyboard');
    const steps = { storyboard: { completedAt: moment(0) }, initial_concept: { completedAt: moment(0) } };
    const { state, effects } = happen(
      short({ ...before, workflow: { ...before.workflow, steps } }),
      { type: 'definitionChanged' },
      4,
    );
    expect(effects.moved).toEqual({ from: 'storyboard', to: 'scene_breakdown' });
    expect(state.steps).toEqual({
      initial_concept: { completedAt: moment(0) },
      story_structure: { completedAt: moment(4) },
      character_development: { completedAt: moment(4) },
    });
  });
});
