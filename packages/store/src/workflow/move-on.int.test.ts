import { GreenlightError } from '@greenlight/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import type { SignedInUser } from '../access/membership.ts';
import { addMember } from '../members/change-members.ts';
import { findRows } from '../write-path/database.ts';
import { BlockedStepError, findBlock } from './blocked-step-error.ts';
import { overrideStep } from './override-step.ts';
import { readGround } from './read-ground.ts';
import { viewProject } from './view-project.ts';

let store: TestStore;
let admin: SignedInUser;
beforeAll(async () => {
  store = await openTestStore();
  admin = await store.createUser('admin');
});
afterAll(() => store[Symbol.asyncDispose]());

const failureOf = async (work: Promise<unknown>): Promise<GreenlightError> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof GreenlightError) return thrown;
  throw new Error(`nothing was refused: ${String(thrown)}`);
};

const moves = async (film: StoreFilm) => (await film.stepEvents()).filter(({ from, to }) => from !== to);

describe('an open gate', () => {
  test('lets a turn take the film on, with one event and one entry', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    await film.turn(await film.talk(), { step: { to: 'story_structure' } });
    expect((await film.row()).currentStep).toBe('story_structure');
    expect(await moves(film)).toMatchObject([{ from: 'initial_concept', to: 'story_structure' }]);
    expect((await film.gates()).at(-1)).toMatchObject({
      gate: 'workflow.story_structure.entry',
      passed: true,
      findings: [],
    });
  });

  test('is judged with what the same turn changed', async () => {
    const film = await StoreFilm.begin(store);
    const logline = 'A retired singer outwits the detective who was sent for her.';
    const after = { genre: 'Mystery', logline };
    const concept = {
      op: 'update' as const,
      kind: 'project' as const,
      id: film.project,
      before: null,
      after,
      sources: {},
    };
    await film.turn(await film.talk(), { changes: [concept], step: { to: 'story_structure' } });
    expect((await film.row()).currentStep).toBe('story_structure');
    expect(await moves(film)).toMatchObject([{ to: 'story_structure', completed: ['initial_concept'] }]);
  });

  test.each([2, 20])('is passed once by %i sessions that come at once', async (count) => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    const sessions = await Promise.all(Array.from({ length: count }, () => film.talk()));
    await Promise.all(sessions.map((session) => film.turn(session, { step: { to: 'character_development' } })));
    expect((await film.row()).currentStep).toBe('character_development');
    expect(await moves(film)).toHaveLength(1);
    expect((await film.gates()).filter(({ gate }) => gate === 'workflow.character_development.entry')).toHaveLength(1);
  });

  test('is not passed by who may only read, nor by who may no longer write', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    const reader = await store.createUser();
    await addMember(store.payload, film.owner, film.project, reader.email, 'viewer');
    const session = await film.talk(reader);
    expect(await failureOf(film.turn(session, { step: { to: 'story_structure' } }, reader))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await film.row()).currentStep).toBe('initial_concept');
  });
});

describe('a closed gate', () => {
  test('stops a turn whole, in the words that the page shows', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    const session = await film.talk();
    const before = await film.row();
    const made = { op: 'create' as const, kind: 'character' as const, before: null, sources: {} };
    const irene = { ...made, id: '00000000-0000-4000-8000-000000000011', after: { name: 'Irene' } };
    const refused = await failureOf(film.turn(session, { changes: [irene], step: { to: 'scene_breakdown' } }));
    expect(refused).toMatchObject({
      code: 'GATE_BLOCKED',
      message: expect.stringMatching(/^Cannot advance: Create at least 2 characters first\./),
      details: { step: 'scene_breakdown', findings: expect.any(Array) },
    });
    expect(refused.suggestions?.length).toBeGreaterThan(0);
    const now = await film.row();
    expect([now.currentStep, now.state]).toEqual([before.currentStep, before.state]);
    expect(await findRows(store, 'characters', { project: { equals: film.project } })).toEqual([]);
    expect(await moves(film)).toEqual([]);
  });

  test('says the same to who asks before', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    const shown = findBlock(await readGround(store, film.project), 'scene_breakdown');
    const refused = await failureOf(film.turn(await film.talk(), { step: { to: 'scene_breakdown' } }));
    expect([refused.message, refused.details, refused.suggestions]).toEqual([
      shown?.message,
      shown?.details,
      shown?.suggestions,
    ]);
    expect(findBlock(await readGround(store, film.project), 'story_structure')).toBeNull();
  });

  test('leaves the refusal on the ledger, and the turn on the record as failed, though the turn was taken back', async () => {
    const film = await StoreFilm.begin(store);
    const session = await film.talk();
    await failureOf(film.turn(session, { step: { to: 'story_structure' } }));
    expect((await film.gates()).at(-1)).toMatchObject({
      gate: 'workflow.story_structure.entry',
      passed: false,
      findings: expect.arrayContaining(['STEP_INCOMPLETE', 'PROJECT_GENRE_MISSING']),
      judged: expect.stringMatching(/^sha256:/),
      actor: { kind: 'user', id: film.owner.id },
    });
    expect(await film.ledger(session.id)).toMatchObject([
      { type: 'CHAT_TURN', turn_number: 1, decision: 'FAILED', reason: 'GATE_BLOCKED', writes: [] },
      { type: 'GATE', passed: false },
    ]);
    const messages = await findRows(store, 'messages', { session: { equals: session.id } });
    expect(messages.map(({ author }) => author).sort()).toEqual(['assistant', 'user']);
    expect(messages.find(({ author }) => author === 'assistant')).toMatchObject({
      text: expect.stringMatching(/^Cannot advance: /),
      detail: { decision: 'FAILED', errors: [{ code: 'GATE_BLOCKED' }] },
    });
    expect((await session.view()).turnNumber).toBe(2);
  });

  test('that a handler saw is on the ledger with its failed turn; that it saw one open is not its to say', async () => {
    const film = await StoreFilm.begin(store);
    const block = findBlock(await readGround(store, film.project), 'final');
    if (!(block instanceof BlockedStepError)) throw new Error('final is open in an empty film');
    await film.turn(await film.talk(), {}, film.owner, [block.entry, { ...block.entry, passed: true }]);
    expect(await film.gates()).toMatchObject([{ gate: 'workflow.final.entry', passed: false }]);
  });

  test('opens no step that there is not', async () => {
    const film = await StoreFilm.begin(store);
    for (const to of ['nowhere', '__proto__', 'constructor']) {
      expect(await failureOf(film.turn(await film.talk(), { step: { to } }))).toMatchObject({ code: 'GATE_BLOCKED' });
    }
    expect((await film.row()).currentStep).toBe('initial_concept');
  });

  test('that closes between the answer and its commit still stops the turn', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    const session = await film.talk();
    expect(findBlock(await readGround(store, film.project), 'story_structure')).toBeNull();
    const [moved] = await Promise.allSettled([
      film.changeFilm({ genre: null }).then(() => film.turn(session, { step: { to: 'story_structure' } })),
    ]);
    expect(moved).toMatchObject({ status: 'rejected', reason: { code: 'GATE_BLOCKED' } });
  });
});

test('a film may always go back, and a step that it left complete stays complete', async () => {
  const film = await StoreFilm.begin(store);
  await film.conceive();
  const session = await film.talk();
  await film.turn(session, { step: { to: 'story_structure' } });
  await film.turn(session, { step: { to: 'initial_concept' } });
  expect((await moves(film)).map(({ to }) => to)).toEqual(['story_structure', 'initial_concept']);
  expect(await film.completed()).toEqual(['initial_concept']);
});

describe('an override', () => {
  const reason = 'The financier wants boards this week.';

  test('takes the film there, and is on the step, among the gates and in the audit with its reason', async () => {
    const film = await StoreFilm.begin(store);
    const view = await overrideStep(store.payload, admin, film.project, { step: 'scene_breakdown', reason });
    const given = { at: expect.any(String), by: { kind: 'user', id: admin.id }, reason };
    expect(view).toMatchObject({ currentStep: 'scene_breakdown', progress: 0 });
    expect(view.steps.find(({ id }) => id === 'scene_breakdown')).toMatchObject({ status: 'open', override: given });
    expect((await film.row()).state.steps.scene_breakdown).toMatchObject({ completedAt: null, override: given });
    expect(await film.gates()).toMatchObject([
      { gate: 'workflow.scene_breakdown.entry', passed: false, override: { reason } },
    ]);
    expect((await film.ledger('audit')).at(-1)).toMatchObject({
      type: 'ACCESS',
      action: 'gate_overridden',
      subject: film.project,
      detail: { step: 'scene_breakdown', reason },
      actor: { id: admin.id },
    });
    expect(await moves(film)).toMatchObject([{ from: 'initial_concept', to: 'scene_breakdown' }]);
  });

  test('lets that one step begin, and no other', async () => {
    const film = await StoreFilm.begin(store);
    await overrideStep(store.payload, admin, film.project, { step: 'storyboard', reason });
    const session = await film.talk();
    await failureOf(film.turn(session, { step: { to: 'asset_creation' } }));
    await film.turn(session, { step: { to: 'initial_concept' } });
    await film.turn(session, { step: { to: 'storyboard' } });
    expect((await film.row()).currentStep).toBe('storyboard');
  });

  test('of a gate that is open passes nothing over', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    await overrideStep(store.payload, admin, film.project, { step: 'story_structure', reason });
    expect((await film.row()).state.steps.story_structure?.override).toBeUndefined();
    expect((await film.gates()).at(-1)).toMatchObject({ gate: 'workflow.story_structure.entry', passed: true });
  });

  test.each(['owner', 'editor'] as const)('is refused to an %s, by its function and in a turn', async (role) => {
    const film = await StoreFilm.begin(store);
    const user = role === 'owner' ? film.owner : await store.createUser('producer');
    if (role === 'editor') await addMember(store.payload, film.owner, film.project, user.email, 'editor');
    const order = { step: 'final', reason };
    expect(await failureOf(overrideStep(store.payload, user, film.project, order))).toMatchObject({
      code: 'FORBIDDEN',
    });
    const session = await film.talk(user);
    expect(await failureOf(film.turn(session, { step: { to: 'final', override: { reason } } }, user))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await film.row()).currentStep).toBe('initial_concept');
    expect(await film.gates()).toEqual([]);
  });

  test('is refused to an admin who was made a writer in the meantime', async () => {
    const film = await StoreFilm.begin(store);
    const former = await store.createUser('admin');
    await store.payload.update({ collection: 'users' as never, id: former.id, data: { role: 'writer' } as never });
    const order = { step: 'final', reason };
    expect(await failureOf(overrideStep(store.payload, former, film.project, order))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('in a turn of an admin needs words', async () => {
    const film = await StoreFilm.begin(store);
    const session = await film.talk(admin);
    for (const short of ['', 'because', '…………………………', '          '])
      expect(
        await failureOf(film.turn(session, { step: { to: 'final', override: { reason: short } } }, admin)),
      ).toMatchObject({ code: 'VALIDATION' });
    await film.turn(session, { step: { to: 'final', override: { reason } } }, admin);
    expect((await film.row()).currentStep).toBe('final');
    expect(viewProject(await readGround(store, film.project)).progress).toBe(0);
  });
});
