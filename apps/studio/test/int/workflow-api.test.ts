import { type ErrorBody, type ProjectConfig, projectConfig, type WorkflowView, workflowView } from '@greenlight/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let admin: Visitor;
let ada: Visitor;
let editor: Visitor;
let viewer: Visitor;
let stranger: Visitor;
let project: string;
beforeAll(async () => {
  running = await startStudio();
  const invite = new URL(String(running.inviteLink)).searchParams.get('invite') ?? '';
  admin = await running.signUp('Admin', { 'x-greenlight-invite': invite });
  [ada, editor, viewer, stranger] = [
    await running.signUp('Ada'),
    await running.signUp('Eve'),
    await running.signUp('Vic'),
    await running.signUp('Sid'),
  ];
  project = await ada.createProject();
  for (const [email, role] of [
    [editor.email, 'editor'],
    [viewer.email, 'viewer'],
  ])
    await ada.post(`/api/v1/projects/${project}/members`, { email, role });
});
afterAll(() => running[Symbol.asyncDispose]());

const nobody = '00000000-0000-4000-8000-000000000000';
const reason = 'The financier wants boards this week.';
const workflow = (path = '') => `/api/v1/workflow/${project}${path}`;
const config = () => `/api/v1/config/${project}`;
const viewOf = async (who = ada) => (await who.get<WorkflowView>(workflow())).body;

describe('where a film stands', () => {
  test('is told to every member in the shape that is published', async () => {
    for (const who of [ada, editor, viewer, admin]) {
      const { status, body } = await who.get(workflow());
      expect(status).toBe(200);
      expect(workflowView.safeParse(body).error).toBeUndefined();
    }
    const view = await viewOf();
    expect(view).toMatchObject({ currentStep: 'initial_concept', progress: 0, workflow: { id: 'feature-film' } });
    expect(view.steps).toHaveLength(10);
    expect(view.steps.map(({ status }) => status)).toEqual(['open', ...Array.from({ length: 9 }, () => 'closed')]);
    expect(view.choices.filter(({ recommended }) => recommended)).toHaveLength(1);
    expect(view.nextAction).not.toBe('');
  });

  test('shows what needs an engine that is not there blocked, with that reason', async () => {
    const other = await ada.createProject();
    await admin.post(`/api/v1/workflow/${other}/override`, { step: 'asset_creation', reason });
    const { body } = await ada.get<WorkflowView>(`/api/v1/workflow/${other}`);
    expect(body.choices.find(({ id }) => id === 'make_sheets')).toMatchObject({
      blocked: true,
      reason: expect.stringContaining('by hand'),
    });
  });

  test.each([
    ['a stranger', () => stranger, () => project, 403],
    ['nobody', () => running.visitor(), () => project, 401],
    ['a member, of a project that is not there', () => ada, () => nobody, 404],
    ['a member, of what is no id', () => ada, () => 'nope', 404],
  ])('is not told to %s', async (_who, who, id, status) => {
    for (const path of ['workflow', 'config']) expect((await who().get(`/api/v1/${path}/${id()}`)).status).toBe(status);
  });

  test('follows every record', async () => {
    const mine = await ada.createProject();
    const read = async () => (await ada.get<WorkflowView>(`/api/v1/workflow/${mine}`)).body;
    await ada.patch(`/api/projects/${mine}`, { genre: 'Mystery', logline: 'A singer outwits a detective in London.' });
    expect((await read()).steps[0]).toMatchObject({ status: 'complete', completedAt: expect.any(String) });
    expect((await read()).next).toEqual(['story_structure', 'character_development']);
    await ada.patch(`/api/projects/${mine}`, { genre: null });
    expect((await read()).steps[0]).toMatchObject({
      status: 'reopened',
      reopened: { reasons: ['Say what genre the film is'], cause: { by: { id: ada.id }, kind: 'project' } },
    });
  });
});

describe('an override', () => {
  test.each([
    ['its owner', () => ada, 403],
    ['an editor', () => editor, 403],
    ['a stranger', () => stranger, 403],
    ['nobody', () => running.visitor(), 401],
  ])('is refused to %s, and nothing moves', async (_who, who, status) => {
    const { status: was } = await who().post(workflow('/override'), { step: 'final', reason });
    expect(was).toBe(status);
    expect((await viewOf()).currentStep).toBe('initial_concept');
  });

  test.each([
    [{ step: 'final' }, 'reason'],
    [{ step: 'final', reason: '' }, 'reason'],
    [{ step: 'final', reason: 'because' }, 'reason'],
    [{ step: 'final', reason: '. . . . . . . . . .' }, 'reason'],
    [{ step: 'final', reason: 'x'.repeat(501) }, 'reason'],
    [{ step: 'final', reason: 12_345_678_901 }, 'reason'],
    [{ reason }, 'step'],
    [{ step: 'nowhere', reason }, 'step'],
    [{ step: '../final', reason }, 'step'],
  ])('that says %j is refused with its field', async (order, field) => {
    const { status, body } = await admin.post<ErrorBody>(workflow('/override'), order);
    expect(status).toBe(422);
    expect(body.error.details?.fields).toMatchObject([{ field }]);
    expect((await viewOf()).currentStep).toBe('initial_concept');
  });

  test('of a project that is not there is not found', async () => {
    const { status } = await admin.post(`/api/v1/workflow/${nobody}/override`, { step: 'final', reason });
    expect(status).toBe(404);
  });

  test('of an admin takes the film there, for everybody to see', async () => {
    const mine = await ada.createProject();
    const { status, body } = await admin.post<WorkflowView>(`/api/v1/workflow/${mine}/override`, {
      step: 'scene_breakdown',
      reason: `  ${reason}\u0007 `,
    });
    expect(status).toBe(200);
    expect(workflowView.safeParse(body).error).toBeUndefined();
    expect(body.currentStep).toBe('scene_breakdown');
    const seen = (await ada.get<WorkflowView>(`/api/v1/workflow/${mine}`)).body;
    expect(seen.steps[3]).toMatchObject({
      isCurrent: true,
      status: 'open',
      override: { by: { id: admin.id }, reason },
    });
  });
});

describe('what a film is measured by', () => {
  test('is told in the shape that is published', async () => {
    const { status, body } = await viewer.get<ProjectConfig>(config());
    expect(status).toBe(200);
    expect(projectConfig.safeParse(body).error).toBeUndefined();
    expect(body).toMatchObject({ projectId: project, type: 'feature-film', workflow: null, targetMinutes: null });
    expect(body.thresholds).toContainEqual({
      name: 'characters',
      title: expect.any(String),
      value: 2,
      default: 2,
    });
  });

  test('is set by the owner, one threshold beside another, and null sets one back', async () => {
    const value = async (changes: object) => {
      const { status, body } = await ada.patch<ProjectConfig>(config(), changes);
      expect(status, JSON.stringify(body)).toBe(200);
      return Object.fromEntries(body.thresholds.map((each) => [each.name, each.value]));
    };
    expect(await value({ thresholds: { characters: 3 } })).toMatchObject({ characters: 3, acts: 3 });
    expect(await value({ thresholds: { acts: 5 } })).toMatchObject({ characters: 3, acts: 5 });
    expect((await viewOf()).steps[3]?.entry.map(({ message }) => message)).toContain(
      'Create at least 3 characters first',
    );
    expect(await value({ thresholds: { characters: null } })).toMatchObject({ characters: 2, acts: 5 });
    expect(await value({ thresholds: { acts: null } })).toMatchObject({ characters: 2, acts: 3 });
    expect(await value({ targetMinutes: 95 })).toMatchObject({ acts: 3 });
    expect((await ada.get<ProjectConfig>(config())).body.targetMinutes).toBe(95);
  });

  test('is set by two at once, and neither is lost', async () => {
    const both = [{ beats: 7 }, { scenes: 9 }].map((thresholds) => ada.patch(config(), { thresholds }));
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    const { thresholds } = (await ada.get<ProjectConfig>(config())).body;
    expect(Object.fromEntries(thresholds.map(({ name, value }) => [name, value]))).toMatchObject({
      beats: 7,
      scenes: 9,
    });
    await ada.patch(config(), { thresholds: { beats: null, scenes: null } });
  });

  test.each([
    [{ thresholds: { characters: 0 } }, 'its thresholds'],
    [{ type: 'short-film' }, 'its type'],
    [{ type: 'custom', thresholds: { acts: 1 } }, 'its type and its thresholds'],
  ])('is not lowered by an editor: %j', async (changes, what) => {
    const refused = await editor.patch<ErrorBody>(config(), changes);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(`Only the owner of a project changes ${what}`);
    const byRest = await editor.patch<ErrorBody>(`/api/projects/${project}`, changes);
    expect(byRest.status).toBe(403);
    expect((await ada.get<ProjectConfig>(config())).body).toMatchObject({ type: 'feature-film' });
  });

  test('but for its target length, which an editor may set, and a viewer may not', async () => {
    expect((await editor.patch(config(), { targetMinutes: 100 })).status).toBe(200);
    expect((await viewer.patch(config(), { targetMinutes: 1 })).status).toBe(403);
    expect((await stranger.patch(config(), { targetMinutes: 1 })).status).toBe(403);
    expect((await ada.get<ProjectConfig>(config())).body.targetMinutes).toBe(100);
  });

  test('is set by an admin', async () => {
    expect((await admin.patch(config(), { thresholds: { acts: 4 } })).status).toBe(200);
    expect((await admin.patch(config(), { thresholds: { acts: null } })).status).toBe(200);
  });

  test('names what it knows to who names something else', async () => {
    for (const changed of [
      ada.patch<ErrorBody>(config(), { thresholds: { heroes: 3 } }),
      ada.patch<ErrorBody>(`/api/projects/${project}`, { thresholds: { heroes: 3 } }),
    ]) {
      const { status, body } = await changed;
      expect(status).toBe(422);
      expect(body.error.message).toMatch(/^thresholds\.heroes: .*“Feature film”; it has logline_length, acts/);
      expect(body.error.details?.fields).toMatchObject([{ field: 'thresholds.heroes' }]);
    }
  });

  test.each([
    { thresholds: { characters: -1 } },
    { thresholds: { characters: 1.5 } },
    { thresholds: { characters: '0' } },
    { thresholds: { __proto__x: 1 } },
    { thresholds: [] },
    { type: 'opera' },
    { targetMinutes: 0 },
    { workflow: '../x' },
    { currentStep: 'final' },
    { workflowState: {} },
    {},
  ] as object[])('%j is refused, or changes nothing', async (changes) => {
    const before = (await ada.get(config())).body;
    const { status } = await ada.patch(config(), changes);
    expect(status).toBe(Object.keys(changes).length === 0 ? 200 : 422);
    expect((await ada.get(config())).body).toEqual(before);
  });

  test('changes which steps there are, and what is known of the others stays', async () => {
    const mine = await ada.createProject();
    const fields = { genre: 'Mystery', logline: 'A singer outwits a detective in London.' };
    await ada.patch(`/api/projects/${mine}`, fields);
    const before = (await ada.get<WorkflowView>(`/api/v1/workflow/${mine}`)).body;
    await admin.post(`/api/v1/workflow/${mine}/override`, { step: 'storyboard', reason });
    expect((await ada.patch(`/api/v1/config/${mine}`, { type: 'short-film' })).status).toBe(200);
    const after = (await ada.get<WorkflowView>(`/api/v1/workflow/${mine}`)).body;
    expect(after.workflow.id).toBe('short-film');
    expect(after.steps).toHaveLength(8);
    // The storyboard is no step of a short film; the first that may be worked on is.
    expect(after.currentStep).toBe('story_structure');
    expect(after.steps[0]?.completedAt).toBe(before.steps[0]?.completedAt);
    expect((await ada.patch(`/api/v1/config/${mine}`, { type: 'feature-film' })).status).toBe(200);
    expect((await ada.get<WorkflowView>(`/api/v1/workflow/${mine}`)).body.steps).toHaveLength(10);
  });
});
