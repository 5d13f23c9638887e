import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ChatReply } from '@greenlight/schema';
import { rowsOf } from '@greenlight/testkit/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../src/account/sign-in.ts';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { openPipe } from '../support/piped.ts';
import { areLedgersWhole } from '../support/story-data.ts';
import { findFreePort, PASSWORD, type StudioProcess, spawnStudio } from '../support/studio-process.ts';

let command: BuiltCommand;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

function createPlace(): { workspace: string; data: string } {
  const workspace = mkdtempSync(path.join(command.home, 'workspace-'));
  mkdirSync(path.join(workspace, '.greenlight'));
  return { workspace, data: path.join(workspace, 'data') };
}

async function signUp(studio: StudioProcess): Promise<void> {
  const email = 'ada@example.test';
  await studio.signUp(email);
  await signIn({ url: studio.url, configFolder: command.configFolder, email, password: PASSWORD });
}

async function ask(
  query: string,
  workspace: string,
  { env = {}, argv = [] }: { env?: Record<string, string>; argv?: string[] } = {},
): Promise<{ reply: ChatReply; code: number | null }> {
  const ran = await command.run(['chat', '--json', '--workspace', workspace, ...argv, query], { env });
  return { reply: JSON.parse(ran.stdout), code: ran.code };
}

const SARAH = 'Create a character named Sarah, 28, journalist';
const JOHN = 'Create a character named John, 35, detective';

test('a studio that is killed between two messages leaves its data to the terminal', async () => {
  const { workspace, data } = createPlace();
  await using studio = await spawnStudio({ DATA_DIR: data });
  await signUp(studio);
  const pipe = openPipe(command, workspace);
  expect((await pipe.say(SARAH)).reason).toContain(`answered by ${studio.url}`);
  await studio.stop();
  expect(existsSync(path.join(data, 'owner.lock'))).toBe(true);
  const next = await pipe.say('Sarah is 29');
  expect(next).toMatchObject({ decision: 'EXECUTED', turn_number: 2 });
  expect(next.reason).toContain('answered by the embedded database');
  expect(await pipe.end()).toBe(0);
  expect(existsSync(path.join(data, 'owner.lock'))).toBe(false);
  expect(await rowsOf(data, 'select name, age from characters')).toEqual([{ name: 'Sarah', age: 29 }]);
  expect(await areLedgersWhole(data)).toBe(true);
});

test('a studio that is named and does not answer is said to be away, with what to do; nothing is opened in its place', async () => {
  const { workspace, data } = createPlace();
  const url = `http://127.0.0.1:${await findFreePort()}`;
  const unknown = await ask(SARAH, workspace, { env: { GREENLIGHT_URL: url } });
  expect(unknown.reply).toMatchObject({
    decision: 'FAILED',
    reason: 'UNAUTHENTICATED',
    response: `You are not signed in at ${url}. Run: greenlight login ${url}`,
  });
  await using studio = await spawnStudio();
  await signUp(studio);
  await studio.stop();
  const { reply, code } = await ask(SARAH, workspace, { env: { GREENLIGHT_URL: studio.url } });
  expect(code).toBe(1);
  expect(reply).toMatchObject({ decision: 'FAILED', reason: 'LOCKED' });
  expect(reply.response).toMatch(/does not answer\. Start it with npm start, .*Nothing was written\.$/);
  expect(existsSync(data)).toBe(false);
});

test('two terminals at once each get their turn at the database', async () => {
  const { workspace, data } = createPlace();
  const names = ['Ann', 'Bea', 'Cleo', 'Dora', 'Eve', 'Fay'];
  const answers = await Promise.all(
    [names.slice(0, 3), names.slice(3)].map(async (mine) => {
      const input = mine
        .map((name) => `${JSON.stringify({ query: `Create a character named ${name}, 30` })}\n`)
        .join('');
      return command.run(['chat', '--workspace', workspace], { input });
    }),
  );
  const replies = answers
    .flatMap(({ stdout }) => stdout.trim().split('\n'))
    .map((line) => JSON.parse(line) as ChatReply);
  expect(replies.filter(({ decision }) => decision !== 'EXECUTED')).toEqual([]);
  expect(answers.map(({ code }) => code)).toEqual([0, 0]);
  const found = await rowsOf(data, 'select name from characters order by name');
  expect(found.map(({ name }) => name)).toEqual(names);
  expect(await rowsOf(data, 'select count(*) as count from projects')).toEqual([{ count: 1 }]);
  expect(await areLedgersWhole(data)).toBe(true);
});

test('an open prompt that is silent gives the database to a studio that comes, and then speaks through it', async () => {
  const { workspace, data } = createPlace();
  const pipe = openPipe(command, workspace);
  expect((await pipe.say(SARAH)).reason).toContain('embedded database');
  await using studio = await spawnStudio({ DATA_DIR: data });
  await signUp(studio);
  const project = (await rowsOf(data, 'select id from projects'))[0]?.id;
  const refused = await pipe.say(JOHN);
  // The project is the local owner's: the account is told so, and nothing is opened behind the studio's back.
  expect(refused).toMatchObject({ decision: 'DENIED', reason: 'FORBIDDEN' });
  expect(refused.response).toContain('not a member of this project');
  expect(project).toBeDefined();
  expect(await pipe.end()).toBe(4);
});

test('another terminal that keeps the database is waited for, then named', async () => {
  const { workspace, data } = createPlace();
  mkdirSync(data);
  writeFileSync(path.join(data, 'owner.lock'), JSON.stringify({ pid: process.pid, url: null }));
  const { reply } = await ask(SARAH, workspace);
  expect(reply).toMatchObject({ decision: 'FAILED', reason: 'LOCKED' });
  expect(reply.response).toMatch(
    new RegExp(`^Another terminal \\(process ${process.pid}\\) is using .*Nothing was written\\.$`),
  );
});

test('a terminal that is killed leaves nothing in the way of the next', async () => {
  const { workspace, data } = createPlace();
  const pipe = openPipe(command, workspace);
  await pipe.say(SARAH);
  pipe.kill();
  const { reply } = await ask(JOHN, workspace);
  expect(reply.decision).toBe('EXECUTED');
  expect(await rowsOf(data, 'select name from characters order by name')).toEqual([
    { name: 'John' },
    { name: 'Sarah' },
  ]);
});

test('a lock in the workspace sends no word off this machine', async () => {
  const { workspace, data } = createPlace();
  mkdirSync(data);
  writeFileSync(path.join(data, 'owner.lock'), JSON.stringify({ pid: process.pid, url: 'https://studio.example' }));
  const { reply } = await ask(SARAH, workspace);
  expect(reply).toMatchObject({ decision: 'FAILED', reason: 'LOCKED' });
  expect(reply.response).toMatch(/is https:\/\/studio\.example, which is not this machine/);
});

test('a redirect is not followed, so that neither words nor token go elsewhere', async () => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(String(request.url));
    response.writeHead(307, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const account = {
    email: 'ada@example.test',
    token: 'a.b.c',
    expires: new Date(Date.now() + 8 * 3_600_000).toISOString(),
  };
  writeFileSync(path.join(command.configFolder, 'accounts.json'), JSON.stringify({ [url]: account }), { mode: 0o600 });
  const { reply } = await ask(SARAH, createPlace().workspace, { env: { GREENLIGHT_URL: url } });
  server.close();
  expect(reply).toMatchObject({ decision: 'FAILED', reason: 'VALIDATION' });
  expect(reply.response).toContain('sends elsewhere, which is not followed');
  expect(heard).toEqual(['/api/users/me']);
});

test('with read alone a question is answered apart, and what waits for an answer stays open', async () => {
  const { workspace, data } = createPlace();
  const input = ['INT. KITCHEN - NIGHT\nIrene burns the letter.', 'Create a character named Godfrey Norton']
    .map((query) => `${JSON.stringify({ query })}\n`)
    .join('');
  const told = await command.run(['chat', '--workspace', workspace], { input });
  const last: ChatReply = JSON.parse(told.stdout.trim().split('\n')[1] ?? '');
  expect(last.response).toContain('Add it now?');
  const argv = ['--session', last.session_id];
  const denied = await ask('yes', workspace, { argv: [...argv, '--capability', 'read'] });
  expect([denied.reply.decision, denied.code]).toEqual(['DENIED', 4]);
  const asked = await ask('who is Irene?', workspace, { argv: [...argv, '--capability', 'read'] });
  expect(asked.reply).toMatchObject({ decision: 'EXECUTED', handler: 'story-questions' });
  expect(asked.reply.reason).toMatch(/turn 1$/);
  expect(await rowsOf(data, 'select id from scenes')).toEqual([]);
  const answered = await ask('yes', workspace, { argv });
  expect(answered.reply.response).toContain('Created scene');
  expect(answered.reply.reason).toMatch(/turn 3$/);
});

test('a project is named by its id: a malformed one is bad usage, an unknown one a failed turn', async () => {
  const { workspace } = createPlace();
  const malformed = await command.run(['chat', '--workspace', workspace, '--project', 'nope', SARAH]);
  expect([malformed.code, malformed.stderr]).toEqual([3, 'greenlight: --project nope is not the id of a project.\n']);
  const argv = ['--project', '00000000-0000-4000-8000-000000000000'];
  const { reply } = await ask(SARAH, workspace, { argv });
  expect(reply).toMatchObject({ decision: 'FAILED', reason: 'NOT_FOUND' });
  expect(reply.response).toBe(`There is no project ${argv[1]}.`);
});
