import { contentHash, verifyStream } from '@greenlight/ledger';
import { ledgerEntry } from '@greenlight/schema';
import { DatabaseLedgerStore } from '@greenlight/store';
import { startModelServer } from '@greenlight/testkit';
import { rowsOf } from '@greenlight/testkit/test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import { PASSWORD, type Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let ada: Visitor;
let ben: Visitor;
let admin: Visitor;
let project: string;
beforeAll(async () => {
  running = await startStudio();
  const invite = new URL(String(running.inviteLink)).searchParams.get('invite') ?? '';
  admin = await running.signUp('Theadmin', { 'x-greenlight-invite': invite });
  [ada, ben] = [await running.signUp('Adalovelace'), await running.signUp('Benjamin')];
  project = await ada.createProject('Unmistakable title');
});
afterAll(() => running[Symbol.asyncDispose]());

interface Line {
  stream: string;
  seq: number;
  type: string;
  line: string;
}

/** The ledger's rows, past every layer of ours. */
async function readLines(): Promise<Line[]> {
  const rows = await rowsOf(
    running.studio.environment.DATA_DIR,
    'select stream, seq, type, line from ledger_entries order by stream, seq',
  );
  return rows.map((row) => ({
    stream: String(row.stream),
    seq: Number(row.seq),
    type: String(row.type),
    line: String(row.line),
  }));
}

function verifyAll(lines: readonly Line[]): void {
  for (const stream of new Set(lines.map((one) => one.stream))) {
    const mine = lines.filter((one) => one.stream === stream).map(({ line }) => line);
    expect(verifyStream(mine, { stream })).toMatchObject({ ok: true, size: mine.length });
    for (const line of mine) expect(ledgerEntry.safeParse(JSON.parse(line)).success).toBe(true);
  }
}

/** The types of what was added to the ledger meanwhile, with the action of an ACCESS. */
async function added(work: () => Promise<unknown>): Promise<string[]> {
  const before = new Set((await readLines()).map(({ line }) => line));
  await work();
  const lines = await readLines();
  verifyAll(lines);
  return lines
    .filter(({ line }) => !before.has(line))
    .map(({ type, line }) => (type === 'ACCESS' ? String(JSON.parse(line).action) : type))
    .sort();
}

describe('each change leaves its entries, and nothing else does', () => {
  let sarah: string;
  let sessionId: string;

  test('a turn that creates', async () => {
    const said = () =>
      ada.say('Create a character named Sarahlee, 28, journalist', { projectId: project }).then(({ body }) => {
        sessionId = body.sessionId;
        sarah = String(body.createdEntities.characters[0]);
      });
    expect(await added(said)).toEqual(['CHANGE_SET', 'CHAT_TURN', 'session_created']);
  });

  test('a turn that changes nothing', async () => {
    expect(await added(() => ada.say('thanks', { sessionId }))).toEqual(['CHAT_TURN']);
  });

  test('an undo and a redo', async () => {
    const revert = (way: string) => ada.post(`/api/v1/chat/${way}`, { sessionId, turnNumber: 1 });
    expect(await added(() => revert('undo'))).toEqual(['CHANGE_SET', 'CHAT_TURN']);
    expect(await added(() => revert('redo'))).toEqual(['CHANGE_SET', 'CHAT_TURN']);
  });

  test.each([
    ['an edit by hand', () => ada.patch(`/api/characters/${sarah}`, { age: 29 }), ['CHANGE_SET']],
    ['an edit that changes nothing', () => ada.patch(`/api/characters/${sarah}`, { age: 29 }), []],
    ['an edit that is refused', () => ada.patch(`/api/characters/${sarah}`, { age: -1 }), []],
    ["an admin's edit", () => admin.patch(`/api/characters/${sarah}`, { age: 30 }), ['CHANGE_SET']],
    ['a record made by hand', () => ada.post('/api/locations', { project, name: 'Briony' }), ['CHANGE_SET']],
    ['a project edited', () => ada.patch(`/api/projects/${project}`, { genre: 'Mystery' }), ['CHANGE_SET']],
    ['a member added', () => members('post', { email: ben.email, role: 'editor' }), ['member_added']],
    ['a member changed', () => members('post', { email: ben.email, role: 'viewer' }), ['member_role_changed']],
    ['a member removed', () => members('delete', { email: ben.email }), ['member_removed']],
    ['a member who is none', () => members('delete', { email: ben.email }), []],
    [
      'a conversation renamed',
      () => ada.patch(`/api/v1/chat/sessions/${sessionId}`, { title: 'New' }),
      ['session_renamed'],
    ],
    ['a log-in', () => ada.signIn(ada.email), []],
    ['a name changed', () => ben.patch(`/api/users/${ben.id}`, { name: 'Benny' }), ['user_changed']],
    ['a password changed', () => ben.patch(`/api/users/${ben.id}`, { password: `${PASSWORD}!` }), ['user_changed']],
    ['a role changed', () => admin.patch(`/api/users/${ben.id}`, { role: 'producer' }), ['role_changed']],
    ['a record deleted', () => ada.delete(`/api/characters/${sarah}`), ['CHANGE_SET']],
    ['a conversation deleted', () => ada.delete(`/api/v1/chat/sessions/${sessionId}`), ['session_deleted']],
    ['a project deleted', async () => ada.delete(`/api/projects/${project}`), ['project_deleted']],
    ['an account deleted', () => admin.delete(`/api/users/${ben.id}`), ['user_deleted']],
  ])('%s', async (_what, work, entries) => {
    expect(await added(work as () => Promise<unknown>)).toEqual(entries);
  });

  const members = (method: 'post' | 'delete', body: object) => ada[method](`/api/v1/projects/${project}/members`, body);
});

test('no entry holds words of a message, a name, a title or an address', async () => {
  const all = (await readLines()).map(({ line }) => line).join('\n');
  for (const word of [
    'Sarahlee',
    'ournalist',
    'Briony',
    'Mystery',
    'Unmistakable',
    'lovelace',
    'Benny',
    '@example',
    PASSWORD,
  ])
    expect(all).not.toContain(word);
});

test('what was said and changed can be shown by its hash; once it is erased the ledger still verifies', async () => {
  const home = await ada.createProject();
  const message = 'Create a character named Irene Adler, 30, opera singer';
  const { sessionId } = (await ada.say(message, { projectId: home })).body;
  const ledger = new DatabaseLedgerStore(running.studio.payload);
  const lines = (await readLines()).filter(({ stream }) => stream === sessionId).map(({ line }) => JSON.parse(line));
  const [turn, set] = [lines.find(({ type }) => type === 'CHAT_TURN'), lines.find(({ type }) => type === 'CHANGE_SET')];
  expect(await ledger.readObject(turn.query_hash)).toBe(message);
  expect(contentHash(String(await ledger.readObject(turn.result_hash)))).toBe(turn.result_hash);
  expect(contentHash(String(await ledger.readObject(set.object)))).toBe(set.object);
  await rowsOf(running.studio.environment.DATA_DIR, 'update change_sets set content = null');
  await rowsOf(running.studio.environment.DATA_DIR, 'delete from messages');
  expect(await ledger.readObject(set.object)).toBeUndefined();
  verifyAll(await readLines());
  expect((await ada.say('thanks', { sessionId })).status).toBe(200);
});

test('a line that was changed is found', async () => {
  const lines = (await readLines()).filter(({ stream }) => stream === 'audit').map(({ line }) => line);
  const forged = lines.map((line, index) => (index === 2 ? line.replace('"at":"2', '"at":"1') : line));
  expect(verifyStream(forged, { stream: 'audit' })).toMatchObject({ ok: false, seq: 2 });
});

describe('calls of a model', () => {
  test.each([
    ['answered', { type: 'text', text: 'Three endings.' }, 'answered'],
    ['refused by the model', { type: 'refuse', words: 'I would rather not.' }, 'refused'],
    ['answered with an error', { type: 'status', status: 400 }, 'failed'],
    ['never answered', { type: 'stall' }, 'timed_out'],
    ['broken off', { type: 'close', text: 'Thr' }, 'failed'],
  ] as const)('%s are on the ledger', async (_what, step, outcome) => {
    await using model = await startModelServer(step);
    await using asked = await startStudio({ LLM_BASE_URL: model.url, LLM_TIMEOUT_MS: '700' });
    const eve = await asked.signUp('Eve');
    const { body } = await eve.say('Suggest three endings', { projectId: await eve.createProject() });
    const ledger = new DatabaseLedgerStore(asked.studio.payload);
    const entries = (await ledger.lines(body.sessionId)).map((line) => JSON.parse(line));
    expect(entries.filter(({ type }) => type === 'MODEL_CALL').at(-1)).toMatchObject({ outcome });
    expect(model.requests.length).toBe(entries.filter(({ type }) => type === 'MODEL_CALL').length);
    expect(JSON.stringify(entries)).not.toContain('endings');
  });
});
