import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, ChatReply } from '@greenlight/schema';
import { createContext, createInput } from '@greenlight/testkit/handler-context';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatInterface, chatTurn } from '../chat-interface.ts';
import { classifyQuery } from '../classifier/classify-query.ts';
import { defineHandler } from '../define-handler.ts';
import { createFileSessionStore, type FileSessionStore } from '../file/file-session-store.ts';
import { createFileLedgerPort } from '../ledger/file-ledger-port.ts';
import { HandlerRegistry } from '../registry.ts';
import { denyTurn } from '../turn-result.ts';
import ledger from './ledger.ts';

let workspace: string;
let sessions: FileSessionStore;
let chat: ChatInterface;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'ledger-'));
  sessions = createFileSessionStore({ workspace });
  chat = open();
});
afterEach(async () => {
  await sessions.close();
  await rm(workspace, { recursive: true });
});

/** A face whose `secret` may not be seen, as a conversation of its own. */
function open(actor?: Actor): ChatInterface {
  const secret = defineHandler({
    name: 'secret',
    description: 'Is denied.',
    category: 'other',
    answers: [],
    requires: 'read',
    patterns: ['secret {text}'],
    run: async () => denyTurn('That may not be seen.', 'a | secret'),
  });
  return new ChatInterface({
    sessions,
    registry: new HandlerRegistry().register(secret),
    ports: { ledger: createFileLedgerPort({ sessions }) },
    ...(actor ? { identity: { actor } } : {}),
  });
}

const say = (words: string, to = chat): Promise<ChatReply> => chatTurn(to, words);
const rowsOf = ({ response }: ChatReply) => response.split('\n').filter((line) => /^\| \d/.test(line));

/** The cells of a row, by the titles of its table. */
function cellsOf({ response }: ChatReply, row: number): Record<string, string> {
  const [titles = [], , ...rows] = response
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(splitRow);
  return Object.fromEntries(titles.map((title, index) => [title, rows[row]?.[index] ?? '']));
}
const splitRow = (line: string) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('show ledger', () => {
  it('shows turns newest first: when, in which session, by whom, how they ended and what was said', async () => {
    const before = await say('help', open());
    await say('commands');
    const denied = await say('secret sauce');
    const reply = await say('show ledger');
    expect(reply).toMatchObject({ handler: 'ledger', decision: 'EXECUTED', turn_number: 3 });
    expect(reply.response).toMatch(
      /^\*\*Ledger of this workspace\*\*: 3 entries, newest first\. Of the turns 2 EXECUTED, 1 DENIED\./,
    );
    expect(cellsOf(reply, 0)).toEqual({
      'When (UTC)': expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      What: '`secret sauce`',
      Decision: 'DENIED',
      Handler: 'secret',
      Turn: '2',
      Session: denied.session_id,
      Reason: '`a \\| secret`',
    });
    expect(cellsOf(reply, 1)).toMatchObject({ What: '`commands`', Decision: 'EXECUTED', Turn: '1', Reason: '' });
    expect(cellsOf(reply, 2)).toMatchObject({ What: '`help`', Handler: 'help', Session: before.session_id });
  });

  it('declares the streams it read, at the hash of their head', async () => {
    const before = await say('help', open());
    const { session_id } = await say('help');
    const heads = await Promise.all([session_id, before.session_id].map((id) => sessions.ledger.head(id)));
    const { turn_number } = await say('show ledger');
    const entries = [];
    for await (const entry of sessions.ledger.read(session_id, { from: turn_number - 1 })) entries.push(entry);
    expect(entries).toMatchObject([
      {
        declared_reads: expect.arrayContaining(
          heads.map(({ stream, hash }) => ({ path: `ledger:${stream}`, hash: `sha256:${hash}` })),
        ),
      },
    ]);
  });

  it('filters by handler, decision, session and time, and counts', async () => {
    const other = await say('help', open());
    await say('help');
    await say('secret sauce');
    expect(rowsOf(await say('show ledger for handler secret'))).toHaveLength(1);
    expect(rowsOf(await say('show denied entries'))).toHaveLength(1);
    expect(rowsOf(await say('last 2 entries'))).toHaveLength(2);
    const session = await say(`show ledger for session ${other.session_id.toUpperCase()}`);
    expect(rowsOf(session)).toHaveLength(1);
    expect(session.response).toContain(`**Ledger of \`${other.session_id}\`**: 1 entry`);
    expect(rowsOf(await say('show ledger since today')).length).toBeGreaterThanOrEqual(7);
    expect((await say('show ledger since 2999-01-01')).response).toContain(
      'No entry since 2999-01-01 00:00:00 UTC is on the ledger of this workspace.',
    );
  });

  it('keeps the words of others out of Markdown, and leaves out erased ones', async () => {
    const words = 'secret <img src=x> ![p](http://a.t) | [l](http://b.t) `t`';
    const erased = await say('secret nothing');
    await say(words);
    for await (const entry of sessions.ledger.read(erased.session_id, { limit: 1 })) {
      if (entry.type === 'CHAT_TURN') await sessions.objects.erase(entry.query_hash);
    }
    const reply = await say('show ledger');
    expect(cellsOf(reply, 0).What).toBe('`` secret <img src=x> ![p](http://a.t) \\| [l](http://b.t) `t` ``');
    expect(cellsOf(reply, 1).What).toBe('(words erased)');
  });

  it('names a damaged session, and shows the rest', async () => {
    const { session_id } = await say('help', open());
    await say('help', open());
    await sessions.close();
    const file = join(workspace, '.greenlight', 'sessions', session_id, 'ledger.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"seq":0', '"seq":7'));
    const reply = await say('show ledger');
    expect(rowsOf(reply)).toHaveLength(1);
    expect(reply.response).toContain(`**Damaged:** \`${session_id}\``);
  });

  it('shows no more than 200 at once, and says so', async () => {
    await say('help');
    expect((await say('show last 9999 entries')).response).toContain(
      '9999 were asked for; at most 200 are shown at once.',
    );
  });

  it('points to commands that work', async () => {
    for (let count = 0; count < 4; count += 1) await say('help');
    const { response } = await say('show last 3 entries');
    const ways = (response.split('See also: ')[1] ?? '').match(/`[^`]+`/g) ?? [];
    expect(ways).toContain('`show last 6 entries`');
    for (const way of ways) expect(classifyQuery(way.slice(1, -1)).type).toBe('ledger_query');
  });
});

describe('what happened', () => {
  it.each(['what happened in this session', 'show session ledger'])(
    'shows the last ten turns of the session: %s',
    async (words) => {
      await say('help', open());
      for (let count = 0; count < 12; count += 1) await say('help');
      const reply = await say(words);
      expect(rowsOf(reply)).toHaveLength(10);
      expect(cellsOf(reply, 0)).toMatchObject({ Turn: '12', Handler: 'help' });
      expect(reply.response).toContain(`**Ledger of \`${reply.session_id}\`**: the last 10 turns, newest first.`);
    },
  );

  it('means what was before where the session has only begun', async () => {
    const before = await say('help', open());
    const reply = await say('what happened?');
    expect(reply.response).toContain('Nothing happened in this session yet; this is what happened before it.');
    expect(rowsOf(reply)).toMatchObject([expect.stringContaining(before.session_id)]);
    expect((await say('what happened in this session', open())).response).toMatch(/^No turn is on the ledger of `SES-/);
  });
});

describe('a filter that is none', () => {
  it('names the handlers there are', async () => {
    const reply = await say('show ledger for handler `<b>sorcery');
    expect(reply).toMatchObject({ decision: 'FAILED', reason: 'VALIDATION' });
    expect(reply.response).toMatch(/^There is no handler .*sorcery.*There are: (`[a-z-]+`, )+/);
  });

  it('is refused for a session that is unknown just as for one of others', async () => {
    const hers = await say('help');
    const his = open({ kind: 'user', id: 'ben' });
    const unknown = 'SES-CHAT-20200101-00000000';
    const [a, b] = [
      await say(`show ledger for session ${hers.session_id}`, his),
      await say(`show ledger for session ${unknown}`, his),
    ];
    expect(a).toMatchObject({ decision: 'FAILED', reason: 'NOT_FOUND' });
    expect(b.response.replace(unknown, hers.session_id)).toBe(a.response);
    expect(b.reason).toBe(a.reason);
  });

  it.each([
    [{ since: 'dawn' }, '`dawn` is no time'],
    [{ since: '2026-02-30' }, '`2026-02-30` is no time'],
    [{ decision: 'MAYBE' }, '`MAYBE` is no decision'],
    [{ limit: '0' }, '`0` is no limit'],
    [{ session: 'SES-1' }, '`SES-1` is no session'],
    [{ session: '../../etc' }, '`../../etc` is no session'],
  ])('says what may be asked instead of %j', async (args, message) => {
    const context = createContext({ ports: { ledger: createFileLedgerPort({ sessions }) } });
    await expect(ledger.run(createInput('show ledger', 'ledger_query', args), context)).rejects.toMatchObject({
      code: 'VALIDATION',
      message: expect.stringContaining(message),
    });
  });
});

it('says that it has no ledger where there is none', async () => {
  const { response } = await ledger.run(createInput('show ledger', 'ledger_query'), createContext());
  expect(response).toBe('No ledger can be shown here.');
});
