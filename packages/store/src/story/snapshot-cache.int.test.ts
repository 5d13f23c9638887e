import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import type { SignedInUser } from '../access/membership.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
import { SnapshotCache } from './snapshot-cache.ts';

let store: TestStore;
let ada: SignedInUser;
beforeAll(async () => {
  store = await openTestStore();
  ada = await store.createUser();
});
afterAll(() => store[Symbol.asyncDispose]());

const create = async (collection: string, data: object) =>
  String((await store.payload.create({ collection: collection as never, data: data as never, user: ada as never })).id);
const change = (collection: string, id: string, data: object) =>
  store.payload.update({ collection: collection as never, id, data: data as never, user: ada as never });
const remove = (collection: string, id: string) =>
  store.payload.delete({ collection: collection as never, id, user: ada as never });

/** What the tables say, in an order of its own: rows made in the same millisecond have none. */
async function expectSame(project: string): Promise<void> {
  const sorted = (snapshot: object) =>
    Object.fromEntries(
      Object.entries(snapshot).map(([name, value]) => [
        name,
        Array.isArray(value) ? [...value].sort((a, b) => a.id.localeCompare(b.id)) : value,
      ]),
    );
  const cached = await SnapshotCache.of(store.payload).read(project);
  expect(sorted(cached)).toEqual(sorted(await readSnapshot(store, project)));
}

test('the kept story is what the tables hold, after every kind of change', async () => {
  const project = await store.createProject(ada);
  await expectSame(project);
  const anna = await create('characters', { project, name: 'Anna', age: 30, traits: ['brave'] });
  const bella = await create('characters', { project, name: 'Bella' });
  await expectSame(project);
  const lodge = await create('locations', { project, name: 'Briony Lodge' });
  const scene = await create('scenes', {
    project,
    number: 2,
    location: lodge,
    characters: [anna, bella],
    interior: false,
  });
  await create('scenes', { project, number: 1, title: 'Before' });
  const bond = await create('relationships', { project, from: anna, to: bella, type: 'friend' });
  await expectSame(project);
  await change('characters', anna, { age: 31, occupation: 'Singer' });
  await change('scenes', scene, { timeOfDay: 'night' });
  await change('projects', project, { genre: 'Mystery' });
  await expectSame(project);
  await remove('characters', bella);
  await remove('locations', lodge);
  await expectSame(project);
  await expect(readSnapshot(store, project).then(({ relationships }) => relationships)).resolves.not.toContainEqual(
    expect.objectContaining({ id: bond }),
  );
});

test('scenes stay in their order', async () => {
  const project = await store.createProject(ada);
  for (const name of ['A', 'B']) await create('characters', { project, name });
  await SnapshotCache.of(store.payload).read(project);
  for (const number of [3, 1, 2]) await create('scenes', { project, number });
  const { scenes } = await SnapshotCache.of(store.payload).read(project);
  expect(scenes.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('a story that changed a great deal is read again whole', async () => {
  const project = await store.createProject(ada);
  await SnapshotCache.of(store.payload).read(project);
  for (let count = 0; count < 210; count += 1) await create('locations', { project, name: `Place ${count}` });
  await expectSame(project);
});

test('an unknown project is not found', async () => {
  await expect(SnapshotCache.of(store.payload).read('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
