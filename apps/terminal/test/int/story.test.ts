import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ChatReply } from '@greenlight/schema';
import { rowsOf } from '@greenlight/testkit/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../src/account/sign-in.ts';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { areLedgersWhole, comparable, sessionEntries, storyIn } from '../support/story-data.ts';
import { PASSWORD, spawnStudio } from '../support/studio-process.ts';

let command: BuiltCommand;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

/** A workspace and a data folder of their own. */
function createPlace(): { workspace: string; data: string } {
  const workspace = mkdtempSync(path.join(command.home, 'workspace-'));
  mkdirSync(path.join(workspace, '.greenlight'));
  return { workspace, data: path.join(workspace, 'data') };
}

async function tell(
  lines: readonly object[],
  { workspace }: { workspace: string },
  options: { argv?: string[]; env?: Record<string, string> } = {},
): Promise<{ replies: ChatReply[]; code: number | null; stderr: string }> {
  const { argv = [], env = {} } = options;
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const ran = await command.run(['chat', '--workspace', workspace, ...argv], { input, env });
  const replies = ran.stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { replies, code: ran.code, stderr: ran.stderr };
}

const say = (query: string) => ({ query });

// A story with everything in it: kept behind a gate, created, asked about, answered by typing, corrected, small talk, taken back,
// refused.
const story = [
  say('INT. KITCHEN - NIGHT\nIrene burns the letter.'),
  say('Create a character named Irene Adler, 30, opera singer'),
  say('Create a character named Godfrey Norton'),
  say('who is Irene?'),
  say('1'),
  say('Godfrey is the husband of Irene.'),
  say('make him a lawyer'),
  say('thanks!'),
  say('undo that'),
  say('undo turn 99'),
  { query: 'Create a character named Moriarty', capability: 'read' },
  say('undo turn 6'),
];

test('a story told to a studio and to the embedded database is answered and written down the same', async () => {
  const [remote, local] = [createPlace(), createPlace()];
  await using studio = await spawnStudio({ DATA_DIR: remote.data });
  await studio.signUp('ada@example.test');
  await signIn({
    url: studio.url,
    configFolder: command.configFolder,
    email: 'ada@example.test',
    password: PASSWORD,
  });

  const over = await tell(story, remote);
  await studio.stop();
  const embedded = await tell(story, local);

  expect(over.replies.map(({ reason }) => reason)[1]).toBe(
    `answered by ${studio.url}, conversation ${/SES-\S+\w/.exec(over.replies[1]?.reason ?? '')?.[0]}, turn 2`,
  );
  expect(embedded.replies[1]?.reason).toMatch(
    /^answered by the embedded database, conversation SES-CHAT-\d{8}-[0-9a-f]{8}, turn 2$/,
  );
  expect(comparable(embedded.replies)).toEqual(comparable(over.replies));
  expect([embedded.code, over.code]).toEqual([4, 4]);
  expect(await storyIn(local.data)).toEqual(await storyIn(remote.data));

  // And it is the story that was told.
  const said = embedded.replies.map(({ response }) => response);
  expect(said[0]).toContain('Create at least 2 characters first');
  expect(said[0]).toContain('You had no project, so this is a new one: **My film**');
  expect(said[2]).toMatch(/Add it now\?\n1\. Add it\n2\. Leave it$/);
  expect(said[3]).toMatch(/^\[Irene Adler\]\(#character-[0-9a-f-]{36}\): age 30/);
  expect(said[4]).toContain('Created scene');
  expect(said[6]).toMatch(/Godfrey Norton.*Lawyer/);
  expect(said[7]).toBe('You’re welcome.');
  expect(embedded.replies.map(({ decision }) => decision)).toEqual([
    ...Array(10).fill('EXECUTED'),
    'DENIED',
    'EXECUTED',
  ]);
  expect(await rowsOf(local.data, 'select name, age, occupation from characters order by name')).toEqual([
    { name: 'Godfrey Norton', age: null, occupation: null },
    { name: 'Irene Adler', age: 30, occupation: 'Opera singer' },
  ]);
  expect(await rowsOf(local.data, 'select interior, time_of_day from scenes')).toEqual([
    { interior: 1, time_of_day: 'night' },
  ]);
  expect(await rowsOf(local.data, 'select type from relationships')).toEqual([]);

  for (const [place, { replies }] of [
    [remote, over],
    [local, embedded],
  ] as const) {
    expect(await areLedgersWhole(place.data)).toBe(true);
    const entries = sessionEntries(place.workspace, String(replies[0]?.session_id));
    expect(entries.map(({ type, decision, reason }) => ({ type, decision, reason }))).toEqual(
      replies.map(({ decision, reason }) => ({ type: 'CHAT_TURN', decision, reason })),
    );
    const created = replies[0]?.created?.characters[0];
    expect(await rowsOf(place.data, 'select id from characters order by created_at limit 1')).toEqual([
      { id: created },
    ]);
    expect(entries[0]?.writes).toContainEqual({
      path: `characters/${created}`,
      hash: expect.stringMatching(/^sha256:/),
    });
  }
});

test('what the embedded database was told a studio shows, and its first admin is still invited', async () => {
  const place = createPlace();
  const { replies } = await tell([say('Create a character named Sarah, 28, journalist')], place);
  await using studio = await spawnStudio({ DATA_DIR: place.data });
  const invite = readFileSync(path.join(place.data, 'admin-invite'), 'utf8').trim();
  const person = { name: 'Ada', email: 'ada@example.test', password: PASSWORD };
  const post = (route: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${studio.url}${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  expect((await post('/api/users', person, { 'x-greenlight-invite': invite })).status).toBe(201);
  const { token } = (await (await post('/api/users/login', person)).json()) as { token: string };
  const shown = await fetch(`${studio.url}/api/characters`, { headers: { authorization: `Bearer ${token}` } });
  expect(await shown.json()).toMatchObject({
    docs: [
      { id: replies[0]?.created?.characters[0], name: 'Sarah', age: 28, occupation: 'Journalist', createdVia: 'chat' },
    ],
  });
  // Nobody is the local owner over HTTP: neither by its address nor by a sign-up with it.
  const owner = { name: 'Owner', email: 'owner@greenlight.local', password: PASSWORD };
  expect((await post('/api/users', owner)).status).toBe(422);
  expect((await post('/api/users/login', owner)).status).toBe(401);
});

test('what a studio was told the embedded database goes on with, in the session’s own project', async () => {
  const place = createPlace();
  await using studio = await spawnStudio({ DATA_DIR: place.data });
  await studio.signUp('ada@example.test');
  await signIn({
    url: studio.url,
    configFolder: command.configFolder,
    email: 'ada@example.test',
    password: PASSWORD,
  });
  const first = await tell([say('Create a character named Sarah, 28, journalist')], place);
  const session = String(first.replies[0]?.session_id);
  await studio.stop(); // killed: its lock stays, and is taken over
  const { replies, code } = await tell([say('Sarah is 29'), say('who is Sarah?')], place, {
    argv: ['--session', session],
  });
  expect(code).toBe(0);
  expect(replies.map(({ session_id, turn_number }) => [session_id, turn_number])).toEqual([
    [session, 2],
    [session, 3],
  ]);
  expect(replies[0]?.response).toContain('A new conversation began here, with the embedded database');
  expect(replies[1]?.response).toMatch(/Sarah.*age 29/);
  expect(replies[1]?.response).not.toContain('new conversation');
  expect(await rowsOf(place.data, 'select name, age from characters')).toEqual([{ name: 'Sarah', age: 29 }]);
  expect(await rowsOf(place.data, 'select count(*) as projects from projects')).toEqual([{ projects: 1 }]);
  rmSync(place.workspace, { recursive: true, force: true });
});
