import { verifyStream } from '@greenlight/ledger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import type { SignedInUser } from '../access/membership.ts';
import { DatabaseLedgerStore } from '../ledger/database-ledger-store.ts';
import { type CollectionName, countRows, findRows } from './database.ts';

let store: TestStore;
let ada: SignedInUser;
beforeAll(async () => {
  store = await openTestStore();
  ada = await store.createUser();
});
afterAll(() => store[Symbol.asyncDispose]());

type Many = { docs: { id: string }[]; errors: { id: string; message: string }[] };

const byAda = () => ({ user: ada as never, overrideAccess: false });
const create = async (collection: string, data: object) =>
  String((await store.payload.create({ collection: collection as never, data: data as never, ...byAda() })).id);
const updateMany = (collection: string, where: object, data: object) =>
  store.payload.update({
    collection: collection as never,
    where: where as never,
    data: data as never,
    ...byAda(),
  }) as unknown as Promise<Many>;
const removeMany = (collection: string, where: object) =>
  store.payload.delete({
    collection: collection as never,
    where: where as never,
    ...byAda(),
  }) as unknown as Promise<Many>;
const count = (collection: CollectionName, where: object = {}) => countRows(store, collection, where as never);

/** How many change sets and how many of their entries there are; the same, or something changed without a trace. */
async function traces(): Promise<number> {
  const [sets, entries] = [
    await count('change-sets'),
    await count('ledger-entries', { type: { equals: 'CHANGE_SET' } }),
  ];
  expect(entries).toBe(sets);
  const ledger = new DatabaseLedgerStore(store.payload);
  for (const stream of await ledger.streams())
    expect(verifyStream(await ledger.lines(stream), { stream }).ok).toBe(true);
  return sets;
}

test('many records edited or deleted at once leave one change set and one entry each', async () => {
  const project = await store.createProject(ada);
  for (const name of ['Irene', 'Godfrey', 'Wilhelm']) await create('characters', { project, name });
  const before = await traces();
  const edited = await updateMany('characters', { project: { equals: project } }, { age: 40 });
  expect(edited).toMatchObject({ docs: [{}, {}, {}], errors: [] });
  expect(await traces()).toBe(before + 3);
  expect((await removeMany('characters', { project: { equals: project } })).docs).toHaveLength(3);
  expect(await traces()).toBe(before + 6);
});

test('of many edited at once, one that is refused is not changed, and says why', async () => {
  const [here, there] = [await store.createProject(ada), await store.createProject(ada)];
  for (const project of [here, there])
    for (const name of ['Irene', 'Godfrey']) await create('characters', { project, name });
  const location = await create('locations', { project: here, name: 'Briony Lodge' });
  const scenes = [await create('scenes', { project: here }), await create('scenes', { project: there })];
  const before = await traces();
  const { docs, errors } = await updateMany('scenes', { id: { in: scenes } }, { location });
  expect(docs.map(({ id }) => id)).toEqual([scenes[0]]);
  expect(errors).toMatchObject([{ id: scenes[1], message: expect.stringContaining('no location') }]);
  expect(await traces()).toBe(before + 1);
  const rows = await findRows(store, 'scenes', { id: { in: scenes } });
  expect(rows.map((row) => row.location ?? null)).toEqual([location, null]);
});
