import { verifyLedger } from '@greenlight/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import { DatabaseLedgerStore } from '../ledger/database-ledger-store.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
import { readGround } from './read-ground.ts';
import { viewProject } from './view-project.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store[Symbol.asyncDispose]());

const statuses = async (film: StoreFilm) =>
  Object.fromEntries(viewProject(await readGround(store, film.project)).steps.map(({ id, status }) => [id, status]));

test('a film stands at the first step from the moment it is made', async () => {
  const film = await StoreFilm.begin(store);
  expect(await film.row()).toMatchObject({
    currentStep: 'initial_concept',
    state: { v: 1, definition: 'feature-film', current: 'initial_concept', steps: {} },
  });
});

test('a film that is made whole has its first step complete at once', async () => {
  const owner = await store.createUser();
  const doc = await store.payload.create({
    collection: 'projects' as never,
    data: { title: 'Bohemia', genre: 'Mystery', logline: 'A retired singer outwits a detective.' } as never,
    user: owner as never,
    overrideAccess: false,
  });
  expect(doc).toMatchObject({
    currentStep: 'initial_concept',
    workflowState: { steps: { initial_concept: { completedAt: expect.any(String) } } },
  });
});

test('every write ends with the steps asked again: row, event and ledger say the same', async () => {
  const film = await StoreFilm.begin(store);
  await film.conceive();
  expect(await film.completed()).toEqual(['initial_concept']);
  await film.cast();
  expect((await film.completed()).sort()).toEqual(['character_development', 'initial_concept']);
  const events = await film.stepEvents();
  expect(events.map(({ completed }) => completed)).toEqual([['initial_concept'], ['character_development']]);
  expect(events.at(-1)?.workflow).toEqual((await film.row()).state);
  expect(await film.gates()).toMatchObject([
    { gate: 'workflow.initial_concept.complete', passed: true, subject: film.project, actor: { id: film.owner.id } },
    { gate: 'workflow.character_development.complete', passed: true, findings: ['TOO_FEW_RELATIONSHIPS'] },
  ]);
});

test('what completes no step writes nothing of the workflow', async () => {
  const film = await StoreFilm.begin(store);
  const before = (await film.stepEvents()).length;
  await film.changeFilm({ audience: 'Adults' });
  await film.create('locations', { name: 'Briony Lodge' });
  expect(await film.stepEvents()).toHaveLength(before);
  expect(await film.gates()).toEqual([]);
});

describe('something upstream changes', () => {
  test('its step reopens with the reason and the cause, so do those that rested on it; nothing goes, the film stays where it is', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    const [irene, wilhelm] = await film.cast();
    const scenes = await film.breakDown(await film.divide(), [irene]);
    const session = await film.talk();
    await film.turn(session, { step: { to: 'scene_breakdown' } });
    expect(await statuses(film)).toMatchObject({ character_development: 'complete', scene_breakdown: 'complete' });

    await film.remove('characters', wilhelm);

    const { state, currentStep } = await film.row();
    expect(currentStep).toBe('scene_breakdown');
    expect(state.steps.character_development).toMatchObject({
      completedAt: null,
      reopened: {
        reasons: ['Create at least 2 characters first'],
        cause: { by: { kind: 'user', id: film.owner.id }, kind: 'character', id: wilhelm, name: 'Wilhelm' },
      },
    });
    expect(state.steps.scene_breakdown?.reopened?.reasons).toEqual([
      'Character development not complete',
      'Create at least 2 characters first',
    ]);
    expect(await statuses(film)).toMatchObject({
      story_structure: 'complete',
      character_development: 'reopened',
      scene_breakdown: 'reopened',
    });
    expect((await film.stepEvents()).at(-1)).toMatchObject({
      from: 'scene_breakdown',
      to: 'scene_breakdown',
      completed: [],
      reopened: ['character_development', 'scene_breakdown'],
    });
    expect((await film.gates()).slice(-2)).toMatchObject([
      {
        gate: 'workflow.character_development.complete',
        passed: false,
        findings: expect.arrayContaining(['TOO_FEW_CHARACTERS']),
      },
      { gate: 'workflow.scene_breakdown.entry', passed: false, findings: expect.arrayContaining(['STEP_INCOMPLETE']) },
    ]);
    expect((await readSnapshot(store, film.project)).scenes.map(({ id }) => id)).toEqual(scenes);

    await film.create('characters', { name: 'Wilhelm', occupation: 'King', role: 'antagonist' });
    expect(await statuses(film)).toMatchObject({ character_development: 'complete', scene_breakdown: 'complete' });
    expect((await film.row()).state.steps.scene_breakdown).not.toHaveProperty('reopened');
  });

  test('a turn that deletes reopens, its undo completes again, and the undo of what completed reopens', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    const [, wilhelm] = await film.cast();
    const session = await film.talk();
    const row = (await readSnapshot(store, film.project)).characters.find(({ id }) => id === wilhelm);
    const { name, occupation, role } = row ?? {};
    await film.turn(session, { changes: [film.deletion('character', wilhelm)] });
    expect(await film.completed()).toEqual(['initial_concept']);
    const after = { name, occupation, role };
    const back = { op: 'create' as const, kind: 'character' as const, id: wilhelm, before: null, after, sources: {} };
    await film.turn(session, { origin: 'undo', changes: [back] });
    expect((await film.completed()).sort()).toEqual(['character_development', 'initial_concept']);
    await film.turn(session, { origin: 'undo', changes: [film.deletion('character', wilhelm)] });
    expect((await film.row()).state.steps.character_development).toMatchObject({
      completedAt: null,
      reopened: { cause: { kind: 'character', id: wilhelm } },
    });
  });

  test('a threshold that is raised reopens, and lowered it completes', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    await film.cast();
    await film.changeFilm({ thresholds: { characters: 3 } });
    expect((await film.row()).state.steps.character_development).toMatchObject({
      completedAt: null,
      reopened: { reasons: ['Create at least 3 characters first'], cause: { kind: 'project', name: 'The Scandal' } },
    });
    await expect(film.create('scenes', { number: 1 })).rejects.toMatchObject({
      code: 'GATE_BLOCKED',
      message: expect.stringContaining('Create at least 3 characters first'),
    });
    await film.changeFilm({ thresholds: { characters: 1 } });
    expect(await film.completed()).toContain('character_development');
  });
});

test('many records edited at once leave the steps as their records say', async () => {
  const film = await StoreFilm.begin(store);
  await film.conceive();
  for (const name of ['A', 'B', 'C', 'D']) await film.create('characters', { name, role: 'protagonist' });
  expect(await film.completed()).toEqual(['initial_concept']);
  await store.payload.update({
    collection: 'characters' as never,
    where: { project: { equals: film.project } },
    data: { occupation: 'Singer' } as never,
    user: film.owner as never,
    overrideAccess: false,
  });
  expect((await film.completed()).sort()).toEqual(['character_development', 'initial_concept']);
  expect((await film.stepEvents()).filter(({ completed }) => completed.includes('character_development'))).toHaveLength(
    1,
  );
});

test('a write that is refused leaves the workflow as it was', async () => {
  const film = await StoreFilm.begin(store);
  await film.conceive();
  const before = await film.row();
  const session = await film.talk();
  const made = { op: 'create' as const, kind: 'character' as const, before: null, sources: {} };
  const irene = { ...made, id: '00000000-0000-4000-8000-000000000001', after: { name: 'Irene', occupation: 'Singer' } };
  const bad = { ...made, id: '00000000-0000-4000-8000-000000000002', after: { name: '' } };
  await expect(film.turn(session, { changes: [irene, bad] })).rejects.toMatchObject({ code: 'VALIDATION' });
  expect(await film.row()).toEqual(before);
  expect(viewProject(await readGround(store, film.project)).steps[2]?.missing.map(({ code }) => code)).toContain(
    'TOO_FEW_CHARACTERS',
  );
});

test('the ledger of gates verifies, and says what was judged: the same again gives the same hash', async () => {
  const film = await StoreFilm.begin(store);
  await film.conceive();
  await film.changeFilm({ genre: null });
  await film.changeFilm({ genre: 'Mystery' });
  const judged = (await film.gates()).map((entry) => [entry.passed, entry.judged]);
  expect(judged.map(([passed]) => passed)).toEqual([true, false, true]);
  expect(judged[2]?.[1]).toBe(judged[0]?.[1]);
  expect(judged[1]?.[1]).not.toBe(judged[0]?.[1]);
  expect(await verifyLedger(new DatabaseLedgerStore(store.payload), 'gates')).toMatchObject({ ok: true });
});
