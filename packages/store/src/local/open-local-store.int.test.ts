import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verifyStream } from '@greenlight/ledger';
import { createExtraction } from '@greenlight/story';
import { databaseOf, removeDatabase, rowsOf } from '@greenlight/testkit/test-database';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestStore } from '../../test/open-test-store.ts';
import { LOCAL_OWNER_ID } from './local-owner.ts';
import { type LocalStore, openLocalStore } from './open-local-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'greenlight-local-'));
});
afterEach(async () => {
  await removeDatabase(folder);
  rmSync(folder, { recursive: true, force: true });
});

const open = (where = folder) => openAt(databaseOf(where));
const openAt = (databaseUrl: string) =>
  openLocalStore({
    databaseUrl,
    secret: 'a secret for tests alone',
    extraction: createExtraction(null),
    model: null,
  });
const rows = (statement: string, where = folder) => rowsOf(where, statement);
const said = (store: LocalStore, projectId: string, message: string, more: object = {}) =>
  store.say({ projectId, message, key: randomUUID(), capability: 'write', ...more });

test('the local owner is made once, a writer, and what is told becomes records', async () => {
  const first = await open();
  expect(await first.memberships()).toEqual([]);
  const project = await first.createProject('My film');
  const reply = await said(first, project, 'Create a character named Sarah, 28, journalist');
  expect(reply.response).toContain('Created character: Sarah');
  await first.close();
  const second = await open();
  expect(await second.memberships()).toEqual([{ project, role: 'owner' }]);
  const next = await said(second, project, 'Sarah is 29', { sessionId: reply.sessionId });
  expect(next).toMatchObject({ sessionId: reply.sessionId, turnNumber: 2 });
  await second.close();
  expect(await rows('select id, role from users')).toEqual([{ id: LOCAL_OWNER_ID, role: 'writer' }]);
  expect(await rows('select name, age, occupation from characters')).toEqual([
    { name: 'Sarah', age: 29, occupation: 'Journalist' },
  ]);
  const lines = await rows("select line from ledger_entries where stream = 'audit' order by seq");
  expect(verifyStream(lines.map(({ line }) => String(line)))).toMatchObject({ ok: true });
});

test('the same key is answered the same and done once, at once too; with other words it is refused', async () => {
  const store = await open();
  const project = await store.createProject('My film');
  const one = { projectId: project, message: 'Create a character named Sarah', key: 'k', capability: 'write' as const };
  const [first, second] = await Promise.all([store.say(one), store.say(one)]);
  expect(second).toEqual(first);
  expect(await store.say(one)).toEqual(first);
  await expect(store.say({ ...one, message: 'Create a character named John' })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_MISMATCH',
  });
  await store.close();
  expect(await rows('select name from characters')).toEqual([{ name: 'Sarah' }]);
});

test('another’s project opens to the local owner, and its members and the audit say so', async () => {
  await using studio = await openTestStore();
  const ada = await studio.createUser();
  const project = await studio.createProject(ada);
  const store = await open(studio.folder);
  await said(store, project, 'who is Sarah?', { capability: 'read' });
  const members = 'select user_id, role from members order by created_at';
  expect(await rows(members, studio.folder)).toEqual([
    { user_id: ada.id, role: 'owner' },
    { user_id: LOCAL_OWNER_ID, role: 'viewer' },
  ]);
  await said(store, project, 'Create a character named Sarah');
  expect((await rows(members, studio.folder))[1]).toEqual({ user_id: LOCAL_OWNER_ID, role: 'editor' });
  await store.close();
  const audit = (await rows("select line from ledger_entries where stream = 'audit' order by seq", studio.folder)).map(
    ({ line }) => JSON.parse(String(line)),
  );
  expect(audit.filter(({ subject, detail }) => subject === LOCAL_OWNER_ID && detail.project === project)).toMatchObject(
    [
      { action: 'member_added', actor: { kind: 'local', id: LOCAL_OWNER_ID }, detail: { role: 'viewer' } },
      { action: 'member_role_changed', actor: { kind: 'local', id: LOCAL_OWNER_ID }, detail: { role: 'editor' } },
    ],
  );
});

test('with read nothing of the story is written, whatever is said', async () => {
  const store = await open();
  const project = await store.createProject('My film');
  const reply = await said(store, project, 'Create a character named Sarah', { capability: 'read' });
  expect(reply.errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  await store.close();
  expect(await rows('select name from characters')).toEqual([]);
});

test('an unknown project is refused by name', async () => {
  await using studio = await openTestStore();
  const store = await open(studio.folder);
  const unknown = randomUUID();
  await expect(said(store, unknown, 'Create a character named Sarah')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: `There is no project ${unknown}.`,
  });
  await store.close();
});

test('a file that is no database is said to be', async () => {
  const file = path.join(folder, 'greenlight.db');
  writeFileSync(file, 'this is a shopping list and no database at all, however long it is made to be');
  await expect(openAt(`file:${file}`)).rejects.toMatchObject({
    code: 'STORAGE',
    message: expect.stringContaining('cannot be opened'),
  });
});
