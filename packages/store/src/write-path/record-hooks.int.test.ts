import { verifyStream } from '@greenlight/ledger';
import type { ChangeSet } from '@greenlight/schema';
import type { Payload } from 'payload';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/open-test-store.ts';
import type { SignedInUser } from '../access/membership.ts';
import { DatabaseLedgerStore } from '../ledger/database-ledger-store.ts';
import { findRow, findRows } from './database.ts';
import { lastSeq, readEvents } from './events.ts';

let store: TestStore;
let ada: SignedInUser;
let ben: SignedInUser;
let project: string;
beforeAll(async () => {
  store = await openTestStore();
  [ada, ben] = [await store.createUser(), await store.createUser()];
  project = await store.createProject(ada);
});
afterAll(() => store[Symbol.asyncDispose]());

type Made = Record<string, unknown> & { id: string };

/** Payload's own API as a user would reach it through REST or the admin page. */
function as(user: SignedInUser, payload: Payload = store.payload) {
  const common = { user: user as never, overrideAccess: false };
  return {
    create: (collection: string, data: object) =>
      payload.create({ collection: collection as never, data: data as never, ...common }) as unknown as Promise<Made>,
    update: (collection: string, id: string, data: object) =>
      payload.update({
        collection: collection as never,
        id,
        data: data as never,
        ...common,
      }) as unknown as Promise<Made>,
    remove: (collection: string, id: string) =>
      payload.delete({ collection: collection as never, id, ...common }) as unknown as Promise<Made>,
  };
}

async function lastChangeSet(): Promise<ChangeSet> {
  const row = await findRow(store, 'change-sets', { project: { equals: project } }, '-createdAt');
  return JSON.parse(String(row?.content)) as ChangeSet;
}

test('an edit by hand leaves a change set, a ledger entry and an event, and says who edited', async () => {
  const irene = await as(ada).create('characters', { project, name: 'Irene Adler', age: 30 });
  const seq = await lastSeq(store, project);
  await as(ada).update('characters', irene.id, { age: 31, occupation: 'Singer' });
  const set = await lastChangeSet();
  expect(set).toMatchObject({ origin: 'manual', actor: { kind: 'user', id: ada.id }, session: null });
  expect(set.changes).toMatchObject([
    { op: 'update', before: { age: 30, occupation: null }, after: { age: 31, occupation: 'Singer' } },
  ]);
  const row = await findRow(store, 'characters', { id: { equals: irene.id } });
  expect(row?.sources).toMatchObject({
    name: { editedBy: ada.id },
    age: { editedBy: ada.id },
    occupation: { editedBy: ada.id },
  });
  const events = await readEvents(store, project, seq, 10);
  expect(events.map(({ event }) => event)).toMatchObject([
    { type: 'entityChanged', op: 'updated', id: irene.id, record: { age: 31 } },
  ]);
  const ledger = new DatabaseLedgerStore(store.payload);
  expect(verifyStream(await ledger.lines('audit'))).toMatchObject({ ok: true });
});

test('an edit that changes nothing leaves nothing', async () => {
  const made = await as(ada).create('locations', { project, name: 'Briony Lodge' });
  const seq = await lastSeq(store, project);
  await as(ada).update('locations', made.id, { name: 'Briony Lodge' });
  expect(await lastSeq(store, project)).toBe(seq);
});

test('a value of the wrong shape is refused with the field that is wrong', async () => {
  const before = (await findRows(store, 'characters', { project: { equals: project } })).length;
  await expect(as(ada).create('characters', { project, name: '', age: -3 })).rejects.toThrow();
  await expect(as(ada).create('characters', { project, name: 'X'.repeat(121) })).rejects.toMatchObject({
    code: 'VALIDATION',
  });
  expect(await findRows(store, 'characters', { project: { equals: project } })).toHaveLength(before);
});

test('what a client says of provenance is not believed', async () => {
  const made = await as(ada).create('characters', {
    project,
    name: 'Forged',
    createdVia: 'chat',
    sources: { name: { message: 'x', span: [0, 1] } },
  });
  const row = await findRow(store, 'characters', { id: { equals: made.id } });
  expect(row).toMatchObject({ createdVia: 'manual', sources: { name: { editedBy: ada.id } } });
});

test('a scene is refused while there are fewer than two characters, from whichever face', async () => {
  const empty = await store.createProject(ada);
  await expect(as(ada).create('scenes', { project: empty, title: 'Opening' })).rejects.toMatchObject({
    code: 'GATE_BLOCKED',
  });
  expect(await findRows(store, 'scenes', { project: { equals: empty } })).toEqual([]);
});

test('a record cannot point into another project', async () => {
  const other = await store.createProject(ben);
  const theirs = await as(ben).create('characters', { project: other, name: 'Stranger' });
  const mine = await as(ada).create('characters', { project, name: 'Godfrey Norton' });
  const data = { project, from: mine.id, to: theirs.id, type: 'friend' };
  await expect(as(ada).create('relationships', data)).rejects.toMatchObject({ code: 'VALIDATION' });
});

test('deleting a person takes her relationships along and leaves her scenes without her', async () => {
  const [anna, bella] = [
    await as(ada).create('characters', { project, name: 'Anna' }),
    await as(ada).create('characters', { project, name: 'Bella' }),
  ];
  const bond = await as(ada).create('relationships', { project, from: anna.id, to: bella.id, type: 'friend' });
  const scene = await as(ada).create('scenes', { project, title: 'Tea', characters: [anna.id, bella.id] });
  await as(ada).remove('characters', anna.id);
  expect(await findRow(store, 'relationships', { id: { equals: bond.id } })).toBeNull();
  expect(await findRow(store, 'scenes', { id: { equals: scene.id } })).toMatchObject({ characters: [bella.id] });
  const set = await lastChangeSet();
  expect(set.changes.map(({ op, kind }) => `${op} ${kind}`)).toEqual([
    'update scene',
    'delete relationship',
    'delete character',
  ]);
});

test('a stranger neither reads nor writes what is not hers', async () => {
  const mine = await as(ada).create('characters', { project, name: 'Private' });
  await expect(as(ben).update('characters', mine.id, { age: 3 })).rejects.toThrow();
  await expect(as(ben).create('characters', { project, name: 'Intruder' })).rejects.toThrow();
  await expect(as(ben).remove('characters', mine.id)).rejects.toThrow();
  expect(await findRow(store, 'characters', { id: { equals: mine.id } })).toMatchObject({ age: null });
});

test('deleting a project takes everything of it along, and only the ledger stays', async () => {
  const doomed = await store.createProject(ada);
  await as(ada).create('characters', { project: doomed, name: 'A' });
  await as(ada).create('locations', { project: doomed, name: 'B' });
  await as(ada).remove('projects', doomed);
  for (const collection of ['characters', 'locations', 'members', 'events', 'change-sets'] as const) {
    expect(await findRows(store, collection, { project: { equals: doomed } })).toEqual([]);
  }
  const ledger = new DatabaseLedgerStore(store.payload);
  expect(verifyStream(await ledger.lines('audit'))).toMatchObject({ ok: true });
});
