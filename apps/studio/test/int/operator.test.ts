import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MessageRecord } from '@greenlight/schema';
import { DatabaseLedgerStore } from '@greenlight/store';
import { startModelServer } from '@greenlight/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningStudio, startStudio } from '../support/studio.ts';
import type { Visitor } from '../support/visitor.ts';

let running: RunningStudio;
let workspace: string;
let admin: Visitor;
let ada: Visitor;
let ben: Visitor;
/** Ada's project; Ben is its editor. */
let project: string;

beforeAll(async () => {
  workspace = mkdtempSync(path.join(tmpdir(), 'greenlight-workspace-'));
  for (const folder of ['.git', 'packages/chat', 'var', 'data'])
    mkdirSync(path.join(workspace, folder), { recursive: true });
  writeFileSync(path.join(workspace, 'package.json'), '{ "name": "a-film" }\n');
  writeFileSync(path.join(workspace, 'packages/chat/registry.ts'), 'export class HandlerRegistry {}\n');
  writeFileSync(path.join(workspace, '.env'), 'LLM_API_KEY=swordfish\n');
  writeFileSync(path.join(workspace, 'data/secret'), 'swordfish\n');
  symlinkSync('/etc', path.join(workspace, 'way-out'));
  running = await startStudio({ GREENLIGHT_WORKSPACE: workspace, DATA_DIR: path.join(workspace, 'var/studio') });
  const invite = new URL(String(running.inviteLink)).searchParams.get('invite') ?? '';
  admin = await running.signUp('Admin', { 'x-greenlight-invite': invite });
  [ada, ben] = [await running.signUp('Ada'), await running.signUp('Ben')];
  project = await ada.createProject();
  await ada.post(`/api/v1/projects/${project}/members`, { email: ben.email, role: 'editor' });
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  rmSync(workspace, { recursive: true });
});

/** What somebody is told, with the entry that her turn left on the ledger. */
async function ask(visitor: Visitor, message: string, sessionId?: string) {
  const answer = await visitor.say(message, sessionId ? { sessionId } : { projectId: project });
  const stream = answer.body.sessionId;
  const entries = [];
  for await (const entry of new DatabaseLedgerStore(running.studio.payload).read(stream)) {
    if (entry.type === 'CHAT_TURN' && entry.turn_number === answer.body.turnNumber) entries.push(entry);
  }
  expect(answer.status).toBe(200);
  expect(entries).toHaveLength(1);
  const { handler, decision, reason, declared_reads } = entries[0] ?? {};
  return {
    text: answer.body.response,
    body: answer.body,
    sessionId: stream,
    entry: { handler, decision, reason, declared_reads },
  };
}

describe('somebody who is no admin of the studio', () => {
  test.each([
    ['the owner of a project', 'read package.json', 'browse'],
    ['the owner of a project', 'what is in packages/?', 'browse'],
    ['the owner of a project', 'search for HandlerRegistry in packages', 'search'],
    ['the owner of a project', 'show prompts', 'prompts'],
    ['an editor', 'read package.json', 'browse'],
    ['an editor', 'read ../../etc/passwd', 'browse'],
  ])('is denied, %s who says: %s', async (who, message, handler) => {
    const { text, body, entry } = await ask(who === 'an editor' ? ben : ada, message);
    expect(text).toBe('This needs the capability admin, and this turn has write. Nothing was done.');
    expect(entry).toEqual({
      handler,
      decision: 'DENIED',
      reason: `${handler} needs admin, write is held`,
      declared_reads: [],
    });
    expect(body.errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('is told nothing in help of what is not for her', async () => {
    const { text } = await ask(ada, 'help');
    expect(text).toContain('Available commands');
    expect(text).toContain('show ledger');
    expect(text).not.toMatch(/browse|search for|grep|prompts|admin/);
    expect((await ask(admin, 'help')).text).toMatch(/search for[\s\S]*show prompts/);
  });

  test('cannot be made an admin by a role in the project, but by the role in the studio, at once', async () => {
    const eve = await running.signUp('Eve');
    await ada.post(`/api/v1/projects/${project}/members`, { email: eve.email, role: 'editor' });
    expect((await ask(eve, 'read package.json')).entry.decision).toBe('DENIED');
    expect((await admin.patch(`/api/users/${eve.id}`, { role: 'admin' })).status).toBe(200);
    expect((await ask(eve, 'read package.json')).entry.decision).toBe('EXECUTED');
    await admin.patch(`/api/users/${eve.id}`, { role: 'producer' });
    expect((await ask(eve, 'read package.json')).entry.decision).toBe('DENIED');
  });
});

describe('an admin', () => {
  test('reads, lists and searches the workspace, and what was read is on the ledger', async () => {
    const read = await ask(admin, 'read package.json');
    expect(read.text).toContain('{ "name": "a-film" }');
    expect(read.entry).toMatchObject({
      handler: 'browse',
      decision: 'EXECUTED',
      declared_reads: [{ path: 'package.json', hash: expect.stringMatching(/^sha256:/) }],
    });
    expect((await ask(admin, 'what is in packages?')).text).toContain('`chat/`');
    const found = await ask(admin, 'search for HandlerRegistry in packages');
    expect(found.text).toContain('packages/chat/registry.ts');
    expect(found.entry).toMatchObject({ handler: 'search', decision: 'EXECUTED' });
  });

  test.each([
    'read ../../etc/passwd',
    'read /etc/passwd',
    'read way-out/passwd',
    'read .env',
    'read data/secret',
    'read var/studio/secret',
    'ls var/studio',
    'read .git/config',
  ])('is denied what lies outside or is private: %s', async (message) => {
    const { text, entry } = await ask(admin, message);
    expect(entry).toMatchObject({ handler: 'browse', decision: 'DENIED', reason: 'FORBIDDEN', declared_reads: [] });
    expect(text).not.toMatch(/root:|swordfish/);
  });

  test('finds nothing in what is private', async () => {
    expect((await ask(admin, 'grep swordfish')).text).toMatch(/^Nothing has `swordfish`/);
    expect((await ask(admin, 'ls var/')).text).not.toContain('studio');
  });
});

describe('the ledger', () => {
  const rowsOf = (text: string) => text.split('\n').filter((line) => /^\| \d/.test(line));

  test('shows a writer her own conversations: what was said, decided and created', async () => {
    const said = 'Create a character named Irene Adler, 30, opera singer';
    const { sessionId } = await ask(ada, said);
    await ask(ada, 'read package.json', sessionId);
    const { text, entry } = await ask(ada, 'what happened in this session', sessionId);
    expect(rowsOf(text).map((row) => row.replace(/ +/g, ' ').slice('| 2026-01-31 10:42:07 '.length))).toEqual([
      '| `read package.json` | DENIED | browse | 2 | | `browse needs admin, write is held` |',
      '| `Create a character named Irene Adler, 30, opera singer` | EXECUTED | story | 1 | created 1 | |',
    ]);
    const head = entry.declared_reads?.[0];
    expect(head).toMatchObject({ path: `ledger:${sessionId}`, hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(rowsOf((await ask(ada, 'show denied entries')).text).length).toBeGreaterThan(4);
  });

  test('shows nothing of others, neither in a list nor by name', async () => {
    const secret = 'Create a character named Moriarty';
    const { sessionId } = await ask(ben, secret);
    const list = (await ask(ada, 'show last 200 entries')).text;
    expect(list).toContain('Ledger of your own conversations');
    expect(list).not.toMatch(/Moriarty|audit/);
    expect(list).not.toContain(sessionId);
    const named = await ask(ada, `show ledger for session ${sessionId}`);
    const unknown = 'SES-CHAT-20200101-00000000';
    const none = await ask(ada, `show ledger for session ${unknown}`);
    expect(named.text).toBe(none.text.replace(unknown, sessionId));
    expect(named.entry).toMatchObject({ decision: 'FAILED', reason: 'NOT_FOUND' });
    expect(rowsOf((await ask(admin, `show ledger for session ${sessionId}`)).text)).toHaveLength(1);
  });

  test('shows an admin everything, who was added and what was edited by hand among it', async () => {
    await ada.post('/api/locations', { project, name: 'Briony Lodge' });
    const { text } = await ask(admin, 'show last 200 entries');
    expect(text).toContain('Ledger of the studio');
    expect(text).toMatch(/member added .*\| audit/);
    expect(text).toContain('edit: created 1');
  });
});

test('calls of a model are listed for an admin, without their words', async () => {
  await using model = await startModelServer({ type: 'text', text: 'Three endings.' });
  await using asked = await startStudio({ LLM_BASE_URL: model.url, LLM_MODEL: 'small-model' });
  const invite = new URL(String(asked.inviteLink)).searchParams.get('invite') ?? '';
  const boss = await asked.signUp('Boss', { 'x-greenlight-invite': invite });
  const eve = await asked.signUp('Eve');
  const place = { projectId: await boss.createProject() };
  expect((await boss.say('show prompts', place)).body.response).toMatch(/^No model was asked yet/);
  await eve.say('Suggest three endings', { projectId: await eve.createProject() });
  const { response } = (await boss.say('show prompts', place)).body;
  expect(response).toMatch(/\*\*Models asked in the studio\*\*: \d calls?, newest first/);
  expect(response).toMatch(/`small-model` .*answered/);
  expect(response).not.toContain('endings');
});

test('the words of others stay words, and a conversation shows them as they were answered', async () => {
  const hostile = 'read <img src=x onerror=a()> ![p](http://e.t) [l](data:x)';
  const { sessionId } = await ask(ada, hostile);
  const { text } = await ask(ada, 'what happened in this session', sessionId);
  const page = await ada.get<{ messages: MessageRecord[] }>(`/api/v1/chat/sessions/${sessionId}/messages`);
  expect(page.body.messages.at(-1)?.text).toBe(text);
  expect(text).toContain(`\`${hostile}\``);
});
