import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { StoreFilm } from '../../test/store-film.ts';
import { addMember, removeMember } from '../members/change-members.ts';
import { readProjectView } from '../views/project-view.ts';
import { updateRow } from '../write-path/database.ts';
import { appendEvents } from '../write-path/events.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { readGround } from './read-ground.ts';
import { settleWorkflow } from './settle-workflow.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store[Symbol.asyncDispose]());

const completedIn = (steps: object) =>
  Object.entries(steps as Record<string, { completedAt: string | null }>).flatMap(([id, { completedAt }]) =>
    completedAt === null ? [] : [id],
  );

describe('a project of before there was a workflow', () => {
  test('stands where its records put it, on its page and to its gates, before anything is written', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    await film.cast();
    await withTransaction(store.payload, (transaction) =>
      updateRow(transaction, 'projects', film.project, { currentStep: null, workflowState: null }),
    );
    // Another process of another day: nothing of it is kept in memory.
    await using fresh = await openTestStore(store.folder);
    const view = await readProjectView(fresh.payload, film.owner, film.project);
    expect(view.workflow).toMatchObject({ definition: 'feature-film', current: 'initial_concept' });
    const ground = await readGround(fresh, film.project);
    for (const steps of [view.workflow?.steps ?? {}, ground.state.steps])
      expect(completedIn(steps)).toEqual(['initial_concept', 'character_development']);
    expect((await film.row()).state).toBeNull();
  });

  test('has it written with its next change', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    await withTransaction(store.payload, (transaction) =>
      updateRow(transaction, 'projects', film.project, { currentStep: null, workflowState: null }),
    );
    await using fresh = await openTestStore(store.folder);
    const again = { collection: 'projects' as never, id: film.project, data: { audience: 'Adults' } as never };
    await fresh.payload.update({ ...again, user: film.owner as never, overrideAccess: false });
    expect(await film.row()).toMatchObject({ currentStep: 'initial_concept' });
    expect(await film.completed()).toEqual(['initial_concept']);
  });
});

describe('an open transaction', () => {
  const actor = { kind: 'system' as const, id: 'test' };

  test('sees what it wrote; nobody else does before it is committed, nor after it was taken back', async () => {
    const film = await StoreFilm.begin(store);
    await film.conceive();
    const names = async (where = {}) =>
      (await readGround({ payload: store.payload, ...where }, film.project)).snapshot.characters.map(
        ({ name }) => name,
      );
    const write = (isTakenBack: boolean) =>
      withTransaction(store.payload, async (transaction) => {
        const id = crypto.randomUUID();
        const row = { id, project: film.project, name: 'Irene', createdVia: 'manual', sources: {} };
        await insertMany(transaction, 'characters', [row]);
        const event = {
          type: 'entityChanged',
          kind: 'character',
          id,
          op: 'created',
          record: row,
          changeSetId: null,
        } as const;
        await appendEvents(transaction, film.project, [{ event }]);
        await settleWorkflow(transaction, film.project, { actor });
        expect(await names(transaction)).toEqual(['Irene']);
        expect(await names()).toEqual([]);
        if (isTakenBack) throw new Error('taken back');
      });
    await expect(write(true)).rejects.toThrow('taken back');
    expect(await names()).toEqual([]);
    await withTransaction(store.payload, async (transaction) => expect(await names(transaction)).toEqual([]));
    await write(false);
    expect(await names()).toEqual(['Irene']);
  });
});

test('who could review a film is counted with every member that comes and goes', async () => {
  const film = await StoreFilm.begin(store);
  const ben = await store.createUser();
  const cleo = await store.createUser();
  const count = async () => (await readGround(store, film.project)).snapshot.memberCount;
  expect(await count()).toBe(1);
  for (const { email } of [ben, cleo]) await addMember(store.payload, film.owner, film.project, email, 'editor');
  expect(await count()).toBe(3);
  await removeMember(store.payload, film.owner, film.project, ben.email);
  expect(await count()).toBe(2);
  await store.payload.delete({ collection: 'users' as never, id: cleo.id });
  expect(await count()).toBe(1);
});

test('a project that is not there is not found, in a transaction neither', async () => {
  const nowhere = '00000000-0000-4000-8000-000000000000';
  await expect(readGround(store, nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(withTransaction(store.payload, (transaction) => readGround(transaction, nowhere))).rejects.toMatchObject(
    { code: 'NOT_FOUND' },
  );
});
