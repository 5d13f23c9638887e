import { type ProjectSnapshot, type WorkflowEngineName, workflowView } from '@greenlight/schema';
import { actRecord, moment, projectSnapshot } from '@greenlight/testkit/film';
import { characterRecord, sceneRecord, uuid } from '@greenlight/testkit/story';
import { describe, expect, it } from 'vitest';
import { describeBlocked } from '../gates/describe-blocked.ts';
import { createGround } from '../ground/workflow-ground.ts';
import { transition } from '../transition/transition.ts';
import { viewWorkflow } from './view-workflow.ts';

const concept = { genre: 'Mystery', logline: 'A retired singer outwits the detective who hunts her.' };
const cast = [
  characterRecord(1, 'Irene', { role: 'protagonist', occupation: 'Singer' }),
  characterRecord(2, 'Holmes', { description: 'He hears everything twice.' }),
];
const acts = [1, 2, 3].map((number) => actRecord(10 + number, number, { summary: 'Somebody wants the photograph.' }));

const settle = (snapshot: ProjectSnapshot, at = 1): ProjectSnapshot => ({
  ...snapshot,
  workflow: transition(createGround(snapshot), { type: 'settled' }, moment(at)).state,
});
const standing = (snapshot: ProjectSnapshot, current: string): ProjectSnapshot => ({
  ...snapshot,
  workflow: { ...createGround(snapshot).state, current },
});
const view = (snapshot: ProjectSnapshot, ...engines: WorkflowEngineName[]) =>
  workflowView.parse(viewWorkflow(createGround(snapshot), { engines: new Set(engines) }));
const choicesOf = (snapshot: ProjectSnapshot, ...engines: WorkflowEngineName[]) =>
  new Map(view(snapshot, ...engines).choices.map((choice) => [choice.id, choice]));

const empty = projectSnapshot();
const ready = settle(projectSnapshot({ project: concept, characters: cast, acts }));

describe('the view of a film that is not begun', () => {
  it('stands at the first step, with every other closed and the reason with it', () => {
    const { workflow, currentStep, progress, steps, next } = view(empty);
    expect(workflow).toEqual({ id: 'feature-film', title: 'Feature film' });
    expect([currentStep, progress, next]).toEqual(['initial_concept', 0, []]);
    expect(steps.map(({ number, status }) => [number, status])).toEqual([
      [1, 'open'],
      ...Array.from({ length: 9 }, (_, index) => [index + 2, 'closed']),
    ]);
    expect(steps[0]?.entry).toEqual([]);
    expect(steps[0]?.missing.map(({ where, severity }) => [where, severity])).toEqual([
      ['project.genre', 'blocker'],
      ['project.logline', 'blocker'],
      ['project.audience', 'warning'],
    ]);
    expect(steps[3]?.entry[0]).toMatchObject({
      message: 'Character development not complete',
      where: 'step/character_development',
      remedy: 'It rests on Initial concept.',
    });
  });

  it('says what to do', () => {
    expect(view(empty).nextAction).toBe('Say what genre the film is. A word or two: a heist, a gothic horror.');
  });

  it('offers the step’s own choices first, then what is always there, then every other step', () => {
    const { choices } = view(empty);
    expect(choices.slice(0, 6).map(({ id, blocked, recommended }) => [id, blocked, recommended])).toEqual([
      ['develop_structure', true, true],
      ['create_characters', false, false],
      ['define_style', false, false],
      ['manual_override', false, false],
      ['review_progress', false, false],
      ['advance_to_story_structure', true, false],
    ]);
    expect(choices).toHaveLength(5 + 9);
    expect(choices.find(({ id }) => id === 'advance_to_scene_breakdown')).toMatchObject({
      title: 'Go on to Scene breakdown',
      blocked: true,
      reason: 'Create at least 2 characters first',
    });
  });
});

describe('the view of a film on its way', () => {
  it('has three steps complete, the fourth open, and the way there first', () => {
    const { progress, steps, next, nextAction, choices } = view(ready);
    expect(progress).toBe(0.3);
    expect(steps.map(({ status }) => status).slice(0, 5)).toEqual([
      'complete',
      'complete',
      'complete',
      'open',
      'closed',
    ]);
    expect(steps[1]).toMatchObject({ completedAt: moment(1), missing: [{ severity: 'warning' }] });
    expect(next).toEqual(['scene_breakdown', 'story_structure', 'character_development']);
    expect(nextAction).toMatch(/^Initial concept is complete\. Go on to Scene breakdown: /);
    expect(choices.slice(5, 9).map(({ title, blocked }) => [title, blocked])).toEqual([
      ['Go on to Scene breakdown', false],
      ['Go on to Story structure', false],
      ['Go on to Character development', false],
      ['Go on to Storyboard', true],
    ]);
  });

  it('shows what was reopened, by whom and why, until it holds again', () => {
    const there = standing(ready, 'scene_breakdown');
    const broken = settle(
      { ...there, acts: acts.map((act) => (act.number === 2 ? { ...act, summary: null } : act)) },
      5,
    );
    const { steps, nextAction, currentStep, next } = view(broken);
    expect(steps[1]).toMatchObject({
      status: 'reopened',
      completedAt: null,
      reopened: { at: moment(5), reasons: ['Say what happens in act 2, in 20 characters or more'] },
    });
    expect(steps[3]).toMatchObject({ status: 'closed', isCurrent: true });
    expect(currentStep).toBe('scene_breakdown');
    expect(next).not.toContain('scene_breakdown');
    expect(nextAction).toMatch(/^Scene breakdown waits for Story structure: Say what happens in act 2/);
    const mended = view(settle({ ...broken, acts }, 6));
    expect(mended.steps[1]).toMatchObject({ status: 'complete', completedAt: moment(6) });
    expect(mended.steps[1]?.reopened).toBeUndefined();
  });

  it('says of a reopened step what is still in the way, not what was mended since', () => {
    const broken = settle({ ...ready, acts: [], project: { ...ready.project, genre: null } }, 5);
    const reasons = (snapshot: ProjectSnapshot) => view(snapshot).steps[1]?.reopened?.reasons;
    expect(reasons(broken)).toEqual([
      'Initial concept not complete',
      'Say what genre the film is',
      'Divide the story into 3 acts',
    ]);
    const mended = settle({ ...broken, project: ready.project }, 6);
    expect(reasons(mended)).toEqual(['Divide the story into 3 acts']);
    const other = settle({ ...mended, acts: acts.map((act) => ({ ...act, summary: 'Too short' })) }, 7);
    expect(reasons(other)?.[0]).toBe('Say what happens in act 1, in 20 characters or more');
    expect(view(other).steps[1]?.reopened?.at).toBe(moment(5));
  });

  it('names thresholds with what the project made of them', () => {
    const { thresholds } = view(projectSnapshot({ project: { thresholds: { characters: 5, of_another: 9 } } }));
    expect(thresholds).toContainEqual({
      name: 'characters',
      title: 'Characters before the first scene',
      value: 5,
      default: 2,
    });
    expect(thresholds).toHaveLength(8);
  });
});

describe('choices', () => {
  it('are blocked while their engine is missing, and never recommended then', () => {
    const production = standing(ready, 'production');
    expect(choicesOf(production).get('process_scenes')).toMatchObject({ blocked: true, recommended: false });
    expect(choicesOf(production).get('review_progress')).toMatchObject({ blocked: false, recommended: true });
    expect(choicesOf(production, 'production').get('process_scenes')).toMatchObject({
      blocked: false,
      recommended: true,
    });
    const assets = choicesOf(standing(ready, 'asset_creation'));
    expect(assets.get('make_sheets')?.reason).toMatch(/by hand/);
    expect(assets.get('add_references')).toMatchObject({ recommended: true });
  });

  it('are blocked by the gate in front of a scene, with its own words and the project’s measure', () => {
    const scenes = (snapshot: ProjectSnapshot) => choicesOf(standing(snapshot, 'scene_breakdown'));
    expect(scenes(empty).get('add_scene')?.reason).toBe('Create at least 2 characters first');
    expect(scenes(ready).get('add_scene')).toMatchObject({ blocked: false });
    expect(scenes({ ...ready, acts: [] }).get('break_down_act')?.reason).toBe('Divide the story into acts first');
    const strict = { ...ready, project: { ...ready.project, thresholds: { characters: 3 } } };
    expect(scenes(strict).get('add_scene')?.reason).toBe('Create at least 3 characters first');
  });

  it('say what must be there first', () => {
    const reasons = (step: string, id: string, snapshot = empty) => choicesOf(standing(snapshot, step)).get(id)?.reason;
    expect(reasons('character_development', 'relate_characters')).toBe('Create at least 2 characters first');
    expect(reasons('character_development', 'design_looks')).toBe('Create at least 1 character first');
    expect(reasons('storyboard', 'draft_panels')).toBe('Create at least 1 scene first');
    expect(reasons('editing', 'order_scenes')).toBe('Create at least 1 scene first');
    expect(reasons('editing', 'order_scenes', { ...empty, scenes: [sceneRecord(1)] })).toBeUndefined();
    expect(reasons('final', 'certify')).toBe('Approve the film as it stands');
    expect(reasons('final', 'package')).toBeUndefined();
  });
});

describe('describeBlocked', () => {
  it('says what there is to do, how, and how much more', () => {
    const entry = view(empty).steps[3]?.entry ?? [];
    expect(describeBlocked(entry)).toBe(
      'Cannot advance: Create at least 2 characters first. You have none yet. Name another person in the chat. 2 more things are missing.',
    );
    expect(describeBlocked(entry.slice(0, 2))).not.toContain('more');
    expect(describeBlocked(entry.slice(0, 1))).toBe(
      'Cannot advance: Character development not complete. It rests on Initial concept.',
    );
    expect(describeBlocked([])).toBe('Nothing is in the way.');
  });

  it('passes over warnings', () => {
    expect(describeBlocked(view(ready).steps[1]?.missing ?? [])).toBe('Nothing is in the way.');
  });
});

it('an override is shown on its step, which is open then', () => {
  const by = { kind: 'user', id: uuid(9) } as const;
  const event = { type: 'overridden', to: 'final', by, reason: 'The festival is tomorrow' } as const;
  const { state } = transition(createGround(empty), event, moment(3));
  const { steps, currentStep } = view({ ...empty, workflow: state });
  expect(currentStep).toBe('final');
  expect(steps[9]).toMatchObject({ status: 'open', override: { by, reason: 'The festival is tomorrow' } });
});
