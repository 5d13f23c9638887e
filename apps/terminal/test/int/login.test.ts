import { readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openAccount } from '../../src/account/account.ts';
import { findAccount, storeAccount } from '../../src/account/account-file.ts';
import { type BuiltCommand, buildCommand } from '../support/command.ts';
import { findFreePort, PASSWORD, type StudioProcess, spawnStudio } from '../support/studio-process.ts';
import { typeTo } from '../support/typed.ts';

const EMAIL = 'ada@example.test';
let studio: StudioProcess;
let command: BuiltCommand;
beforeAll(async () => {
  [studio, command] = await Promise.all([spawnStudio(), buildCommand()]);
  await studio.signUp(EMAIL);
});
afterAll(async () => {
  command?.remove();
  await studio?.[Symbol.asyncDispose]();
});
beforeEach(() => command.run(['logout', studio.url]));

const signIn = (password = PASSWORD, email = EMAIL) =>
  command.run(['login', studio.url, '--email', email, '--password-stdin'], { input: `${password}\n` });
const accounts = () =>
  JSON.parse(readFileSync(join(command.configFolder, 'accounts.json'), 'utf8')) as Record<string, { token: string }>;
const whoAmI = (token: string) =>
  fetch(`${studio.url}/api/users/me`, { headers: { authorization: `Bearer ${token}` } })
    .then((response) => response.json() as Promise<{ user: { email: string } | null }>)
    .then(({ user }) => user?.email ?? null);

test('a password from a pipe signs in; the account is kept for the owner alone and serves as bearer', async () => {
  const ran = await signIn();
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toMatch(new RegExp(`^${EMAIL} is signed in at ${studio.url} until \\d{4}-.*Z\\n$`));
  expect(statSync(join(command.configFolder, 'accounts.json')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(command.configFolder, 'accounts.json'), 'utf8')).not.toContain(PASSWORD);
  const account = await openAccount({ url: studio.url, env: { HOME: command.home } });
  expect(await whoAmI(await account.bearer())).toBe(EMAIL);
});

test('a token near its end is exchanged by the studio for one that holds longer', async () => {
  await signIn();
  const { configFolder } = command;
  const before = await findAccount(configFolder, studio.url);
  if (!before) throw new Error('nobody is signed in');
  const soon = new Date(Date.now() + 60_000).toISOString();
  await storeAccount(configFolder, studio.url, { ...before, expires: soon });
  const account = await openAccount({ url: studio.url, env: {}, configFolder });
  expect(await whoAmI(await account.bearer())).toBe(EMAIL);
  const after = await findAccount(configFolder, studio.url);
  expect(Date.parse(after?.expires ?? '')).toBeGreaterThanOrEqual(Date.parse(before.expires) - 1000);
});

test('status says who and until when; logout ends the sign-in in the studio as well', async () => {
  await signIn();
  const token = accounts()[studio.url]?.token ?? '';
  const status = await command.run(['login', studio.url, '--status', '--json']);
  expect(JSON.parse(status.stdout)).toEqual({ url: studio.url, email: EMAIL, expires: expect.stringMatching(/Z$/) });
  expect(status.stdout).not.toContain(token);

  const ended = await command.run(['logout', studio.url]);
  expect(ended).toMatchObject({ code: 0, stdout: `${EMAIL} is signed out at ${studio.url}\n`, stderr: '' });
  expect(await whoAmI(token)).toBeNull();
  expect(await command.run(['login', studio.url, '--status'])).toMatchObject({
    code: 4,
    stdout: '',
    stderr: `greenlight: You are not signed in at ${studio.url}. Run: greenlight login ${studio.url}\n`,
  });
  expect(await command.run(['logout', studio.url])).toMatchObject({ code: 0, stdout: '' });
});

test('a sign-in that the studio ended is not renewed', async () => {
  await signIn();
  const { configFolder } = command;
  const kept = await findAccount(configFolder, studio.url);
  if (!kept) throw new Error('nobody is signed in');
  await command.run(['logout', studio.url]);
  await storeAccount(configFolder, studio.url, { ...kept, expires: new Date(Date.now() + 60_000).toISOString() });
  const account = await openAccount({ url: studio.url, env: {}, configFolder });
  await expect(account.bearer()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test.each([
  ['a wrong password', 'wrong horse', EMAIL],
  ['an address without an account', PASSWORD, 'nobody@example.test'],
])('%s is refused with 4 and one line', async (_what, password, email) => {
  const ran = await signIn(password, email);
  expect(ran).toMatchObject({ code: 4, stdout: '' });
  expect(ran.stderr).toMatch(/^greenlight: http:\/\/\S+: [^\n]*(incorrect|wrong)[^\n]*\n$/i);
  expect(ran.stderr).not.toContain(password);
});

test('a studio that is not there ends with 5 and says how to start it', async () => {
  const url = `http://127.0.0.1:${await findFreePort()}`;
  const ran = await command.run(['login', url, '--email', EMAIL, '--password-stdin'], { input: PASSWORD });
  expect(ran).toMatchObject({
    code: 5,
    stdout: '',
    stderr: expect.stringMatching(/does not answer\. Start it with npm start/),
  });
});

test.each([
  [['http://studio.example'], 1, /must be https/],
  [['studio'], 1, /no http or https address/],
  [['https://a.example/x'], 1, /Say just https:\/\/a\.example/],
  [['https://a.example', 'https://b.example'], 3, /takes one address/],
  [['--password-stdin'], 3, /--password-stdin needs --email/],
  [['--password', 'x'], 3, /--password/],
  [[], 3, /no terminal to ask at/],
])('login %j ends with %i', async (argv, code, message) => {
  expect(await command.run(['login', ...argv], { input: 'x\n' })).toMatchObject({
    code,
    stdout: '',
    stderr: expect.stringMatching(message),
  });
});

test('an empty password asks nobody', async () => {
  expect(await signIn('')).toMatchObject({ code: 1, stderr: 'greenlight: The password is empty.\n' });
});

test("without an address: GREENLIGHT_URL, the user's file, then the studio that runs on the workspace's data", async () => {
  const argv = ['login', '--email', EMAIL, '--password-stdin'];
  const input = PASSWORD;
  const closed = `http://127.0.0.1:${await findFreePort()}`;
  symlinkSync(studio.data, join(command.workspace, 'data'));
  const file = join(command.configFolder, 'config.json');
  try {
    expect((await command.run(argv, { input })).stdout).toContain(studio.url);
    expect((await command.run(argv, { input, env: { GREENLIGHT_URL: closed } })).stderr).toContain(closed);
    writeFileSync(file, JSON.stringify({ GREENLIGHT_URL: closed }), { mode: 0o600 });
    expect((await command.run(argv, { input })).stderr).toContain(closed);
    expect((await command.run(argv, { input, env: { GREENLIGHT_URL: studio.url } })).code).toBe(0);
  } finally {
    unlinkSync(join(command.workspace, 'data'));
    writeFileSync(file, '{}', { mode: 0o600 });
  }
});

test('login needs no valid token', async () => {
  const argv = ['login', studio.url, '--email', EMAIL, '--password-stdin'];
  const ran = await command.run(argv, { input: PASSWORD, env: { GREENLIGHT_TOKEN: 'nonsense' } });
  expect(ran.code).toBe(0);
});

// In a real terminal. `stty` afterwards says whether the terminal was given back as it was.
const typed = () => {
  const login = `"${process.execPath}" "${command.file}" login ${studio.url}`;
  return typeTo(`${login}; echo "ended with $?"; stty -a`, { cwd: command.workspace, env: command.environment() });
};
const restored = /(?<![-\w])icanon[\s\S]*(?<![-\w])echo /;

test('at a terminal it asks, and shows nothing of the password', async () => {
  const session = typed();
  await session.until('E-mail: ');
  session.type('adda\u007f\u007fa@example.test\u001b[D\r');
  await session.until('Password: ');
  session.type(`nonsense\u0015${PASSWORD}x\u007f\r`);
  await session.until('ended with 0');
  expect(await session.ended).toBe(0);
  expect(session.shown()).toContain(`${EMAIL} is signed in at ${studio.url}`);
  expect(session.shown()).not.toContain('horse');
  expect(session.shown()).not.toContain('nonsense');
  expect(session.shown()).toMatch(restored);
  expect(accounts()[studio.url]).toBeDefined();
});

test('what is pasted at once answers both questions, unseen', async () => {
  const session = typed();
  await session.until('E-mail: ');
  session.type(`${EMAIL}\r\n${PASSWORD}\r\n`);
  await session.until('ended with 0');
  await session.ended;
  expect(session.shown()).not.toContain('horse');
});

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
])('%s at the password leaves cleanly', async (_name, key) => {
  const session = typed();
  await session.until('E-mail: ');
  session.type(`${EMAIL}\r`);
  await session.until('Password: ');
  session.type(key);
  await session.until('ended with 5');
  await session.ended;
  expect(session.shown()).toContain('Stopped. Nothing was changed.');
  expect(session.shown()).toMatch(restored);
});

test('a wrong password at a terminal ends with 4, and the terminal is as it was', async () => {
  const session = typed();
  await session.until('E-mail: ');
  session.type(`${EMAIL}\rwrong horse\r`);
  await session.until('ended with 4');
  await session.ended;
  expect(session.shown()).not.toContain('wrong horse');
  expect(session.shown()).toMatch(restored);
});
