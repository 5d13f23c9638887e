import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LedgerEntry } from '@greenlight/schema';
import { DatabaseLedgerStore } from '@greenlight/store';
import { isSamePerson } from '@greenlight/story';
import { startModelServer } from '@greenlight/testkit/model-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let home: string;
let ada: Visitor;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'greenlight-home-'));
  // A workspace without packages: the catalog of the product serves.
  running = await startStudio({ HOME: home, GREENLIGHT_WORKSPACE: home });
  ada = await running.signUp('Ada');
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  rmSync(home, { recursive: true });
});

const asking = 'Create 3 characters for a thriller movie';
interface Row {
  id: string;
  name: string;
  sources: Record<string, unknown>;
}

test('three characters for a thriller are written down, tied to each other, and taken back in one', async () => {
  const project = await ada.createProject();
  const { status, body } = await ada.say(asking, { projectId: project });
  expect(status).toBe(200);
  const rows = await ada.list<Row>('characters', project);
  expect(body.createdEntities.characters.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  const created = body.entities.filter(({ kind, op }) => kind === 'character' && op === 'created');
  expect(created.map(({ name }) => name).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    expect(row).toMatchObject({ age: expect.any(Number), occupation: expect.any(String), createdVia: 'chat' });
    expect(row).toMatchObject({ description: expect.stringMatching(/\S+ wants /), role: expect.any(String) });
    for (const source of Object.values(row.sources)) expect(source).toMatchObject({ inferred: true });
  }
  expect(body.response).toMatch(new RegExp(`^Created characters: ${created.map(({ name }) => name).join(', ')}\n`));
  expect(body.response).toContain('Invented from the genre pack Thriller (`PKG-GENRE-THRILLER`)');
  const between = await ada.list<{ from: unknown; to: unknown }>('relationships', project);
  expect(between.length).toBeGreaterThan(0);

  const { body: undone } = await ada.say('undo that', { sessionId: body.sessionId });
  expect(undone.changeSetId).not.toBeNull();
  expect(await ada.list('characters', project)).toEqual([]);
  expect(await ada.list('relationships', project)).toEqual([]);
});

test('the pack it came from is on the ledger as read', async () => {
  const { body } = await ada.say(asking, { projectId: await ada.createProject() });
  const turns: LedgerEntry[] = [];
  for await (const entry of new DatabaseLedgerStore(running.studio.payload).read(body.sessionId)) turns.push(entry);
  expect(turns.find(({ type }) => type === 'CHAT_TURN')).toMatchObject({
    declared_reads: [{ path: 'PKG-GENRE-THRILLER/thriller', hash: expect.stringMatching(/^sha256:/) }],
  });
});

test('sent again with its key it answers the same and makes nobody twice', async () => {
  const project = await ada.createProject();
  const key = { 'idempotency-key': 'three-for-a-thriller' };
  const first = await ada.say(asking, { projectId: project }, key);
  const second = await ada.say(asking, { projectId: project }, key);
  expect(second.body).toEqual(first.body);
  expect(await ada.list('characters', project)).toHaveLength(3);
});

test('asked for again and again, nobody bears the name of another', async () => {
  const project = await ada.createProject();
  for (const genre of ['thriller', 'heist', 'heist', 'gothic horror'])
    await ada.say(`Create 4 characters for a ${genre}`, { projectId: project });
  const names = (await ada.list<Row>('characters', project)).map(({ name }) => name);
  expect(names).toHaveLength(16);
  for (const name of names) expect(names.filter((other) => isSamePerson(name, other))).toEqual([name]);
});

test('without a genre that is there nothing is written, and the reply says which are', async () => {
  const project = await ada.createProject();
  for (const message of ['Create 3 characters', 'Create 3 characters for a western']) {
    const { body } = await ada.say(message, { projectId: project });
    for (const title of ['Thriller', 'Heist', 'Gothic horror']) expect(body.response).toContain(title);
    expect(body.changeSetId).toBeNull();
  }
  expect(await ada.list('characters', project)).toEqual([]);
});

test('with a model that has nobody to name, the genre serves; one that names them is believed', async () => {
  await using model = await startModelServer();
  await using studio = await startStudio({
    HOME: home,
    GREENLIGHT_WORKSPACE: home,
    LLM_BASE_URL: model.url,
    LLM_MODEL: 'test-model',
  });
  const ben = await studio.signUp('Ben');
  const project = await ben.createProject();
  const nothing = { characters: [], locations: [], scenes: [], relationships: [], updates: [] };
  const bulk = { type: 'characters', count: 3, brief: 'a thriller movie' };
  for (const value of [nothing, { ...nothing, bulk }]) {
    model.answerWith({ type: 'json', value });
    const { body } = await ben.say(asking, { projectId: project });
    expect(body.createdEntities.characters).toHaveLength(3);
  }
  model.answerWith({ type: 'json', value: { ...nothing, characters: [{ name: 'Ann' }, { name: 'Bob' }] } });
  const { body } = await ben.say('Create 2 characters for a thriller, Ann and Bob', { projectId: project });
  expect(body.entities.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
});
