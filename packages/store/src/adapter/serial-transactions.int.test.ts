import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import { countRows, findRow } from '../write-path/database.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { withTransaction } from '../write-path/transaction.ts';

let store: TestStore;
let project: string;
beforeAll(async () => {
  store = await openTestStore();
  project = await store.createProject(await store.createUser());
});
afterAll(() => store[Symbol.asyncDispose]());

const character = (name: string) => ({ id: randomUUID(), project, name, createdVia: 'chat', sources: {} });

test('what is written in a transaction that throws is not there', async () => {
  const row = character('Nobody');
  const work = withTransaction(store.payload, async (transaction) => {
    await insertMany(transaction, 'characters', [row]);
    expect(await findRow(transaction, 'characters', { id: { equals: row.id } })).not.toBeNull();
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect(await findRow(store, 'characters', { id: { equals: row.id } })).toBeNull();
});

test('a reader beside the transaction sees it only once it has committed', async () => {
  const row = character('Irene Adler');
  await withTransaction(store.payload, async (transaction) => {
    await insertMany(transaction, 'characters', [row]);
    expect(await findRow(store, 'characters', { id: { equals: row.id } })).toBeNull();
  });
  expect(await findRow(store, 'characters', { id: { equals: row.id } })).toMatchObject({
    name: 'Irene Adler',
    project,
  });
});

test('200 creates at once through Payload all stand', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `Extra ${index}`);
  await Promise.all(
    names.map((name) => store.payload.create({ collection: 'characters' as never, data: { project, name } as never })),
  );
  expect(await countRows(store, 'characters', { project: { equals: project }, name: { like: 'Extra' } })).toBe(200);
});

test('more rows than one statement takes are inserted all the same', async () => {
  const rows = Array.from({ length: 2500 }, (_, index) => character(`Guest ${index}`));
  await withTransaction(store.payload, (transaction) => insertMany(transaction, 'characters', rows));
  expect(await countRows(store, 'characters', { project: { equals: project }, name: { like: 'Guest' } })).toBe(2500);
});
