import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltCommand, buildCommand } from '../support/command.ts';

let command: BuiltCommand;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

async function grant(capability: string, ttl = '2h'): Promise<string> {
  const { code, stdout, stderr } = await command.run(['token', 'grant', '--capability', capability, '--ttl', ttl]);
  if (code !== 0) throw new Error(`grant ended with ${code}: ${stderr}`);
  return stdout.trim();
}

interface Row {
  id: string;
  state: string;
  capability: string;
  note: string | null;
}

async function list(): Promise<Row[]> {
  const { stdout } = await command.run(['token', 'list', '--json']);
  return (JSON.parse(stdout) as { tokens: Row[] }).tokens;
}

const chat = (lines: unknown[], token?: string) =>
  command.run(['chat'], {
    input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    ...(token === undefined ? {} : { env: { GREENLIGHT_TOKEN: token } }),
  });
const repliesOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { decision?: string; session_id: string; reason: string });

test('grant prints the token alone; list and revoke never show it', async () => {
  const granted = await command.run([
    'token',
    'grant',
    '--capability',
    'admin',
    '--ttl',
    '7d',
    '--note',
    'release \u202e',
  ]);
  expect(granted.code).toBe(0);
  expect(granted.stdout).toMatch(/^glt_[\w.-]+\n$/);
  expect(granted.stderr).toMatch(/^TOK-[0-9a-f]{16}: admin until /);
  expect(granted.stderr).not.toContain('glt_');

  const listed = await command.run(['token', 'list']);
  expect(listed.stdout).toMatch(/^TOK-[0-9a-f]{16} {2}admin {2}valid .*release \ufffd\n$/);
  const [row] = await list();
  expect(row).toMatchObject({ capability: 'admin', state: 'valid', note: 'release \u202e' });
  expect(JSON.stringify(await list())).not.toContain('glt_');

  const revoked = await command.run(['token', 'revoke', row?.id ?? '', '--json']);
  expect(JSON.parse(revoked.stdout)).toEqual({ revoked: [row?.id] });
  expect((await list())[0]?.state).toBe('revoked');
  const again = await command.run(['token', 'revoke', row?.id ?? '']);
  expect(again).toMatchObject({ code: 0, stdout: '', stderr: `${row?.id} was revoked before.\n` });
});

test('revoke --all ends every token that holds', async () => {
  await grant('read');
  await grant('write');
  const { stdout } = await command.run(['token', 'revoke', '--all']);
  expect(stdout.trim().split('\n')).toHaveLength(2);
  expect((await list()).filter(({ state }) => state === 'valid')).toEqual([]);
  expect(await command.run(['token', 'revoke', '--all'])).toMatchObject({ code: 0, stdout: '' });
});

test.each([
  [['token'], 3, /needs grant, list or revoke/],
  [['token', 'give'], 3, /has no "give"/],
  [['token', 'grant', '--ttl', '2h'], 3, /--capability is missing\. There are: read, write, admin/],
  [['token', 'grant', '--capability', 'root', '--ttl', '2h'], 3, /"root" is none/],
  [['token', 'grant', '--capability', 'read'], 3, /--ttl is missing/],
  [['token', 'grant', '--capability', 'read', '--ttl', 'soon'], 3, /"soon" is no time/],
  [['token', 'grant', '--capability', 'read', '--ttl', '31d'], 3, /30d at most/],
  [['token', 'grant', '--capability', 'read', '--ttl', '2h', '--note', 'two\nlines'], 3, /one line/],
  [['token', 'grant', '--capability', 'read', '--ttl', '2h', 'more'], 3, /does not take "more"/],
  [['token', 'grant', '--forever'], 3, /--forever/],
  [['token', 'revoke'], 3, /the id of a token, or --all/],
  [['token', 'revoke', 'TOK-0000000000000000', '--all'], 3, /the id of a token, or --all/],
  [['token', 'revoke', '../../x'], 3, /is not the id of a token; it looks like TOK-/],
  [['token', 'revoke', 'TOK-0000000000000000'], 2, /There is no token TOK-0000000000000000/],
])('%j ends with %i', async (argv, code, message) => {
  const ran = await command.run(argv);
  expect(ran.stderr).toMatch(message);
  expect(ran).toMatchObject({ code, stdout: '' });
});

test('a request may lower what is held, and is denied more: on the ledger, with exit 4', async () => {
  const lowered = await chat([{ query: 'help', capability: 'read' }]);
  expect(lowered).toMatchObject({ code: 0 });
  const asked = await chat([{ query: 'help', capability: 'admin' }]);
  expect(asked.code).toBe(4);
  const [reply] = repliesOf(asked.stdout);
  expect(reply).toMatchObject({
    decision: 'DENIED',
    reason: expect.stringContaining('admin was asked for, write is held'),
  });
  const session = readFileSync(
    join(command.workspace, '.greenlight/sessions', reply?.session_id ?? '', 'ledger.jsonl'),
    'utf8',
  );
  expect(JSON.parse(session.trim().split('\n')[0] ?? '')).toMatchObject({ type: 'CHAT_TURN', decision: 'DENIED' });
});

test('a token gives its capability to the chat: admin may ask for admin, read not for write', async () => {
  const admin = await chat([{ query: 'help', capability: 'admin' }], await grant('admin'));
  expect(repliesOf(admin.stdout)[0]).toMatchObject({ decision: 'EXECUTED' });
  expect(admin.code).toBe(0);
  const read = await chat([{ query: 'help', capability: 'write' }, { query: 'help' }], await grant('read'));
  expect(repliesOf(read.stdout).map(({ decision }) => decision)).toEqual(['DENIED', 'EXECUTED']);
  expect(read.code).toBe(4);
});

test('a token that does not hold ends the chat with 4 and one line; what needs none goes on', async () => {
  const token = await grant('admin');
  await command.run(['token', 'revoke', '--all']);
  const env = { GREENLIGHT_TOKEN: token };
  const refused = await command.run(['chat', 'help'], { env });
  expect(refused).toMatchObject({ code: 4, stdout: '' });
  const line =
    /^greenlight: The token in GREENLIGHT_TOKEN \(TOK-\w+\) was revoked at \S+ Get another: greenlight token grant [^\n]*\n$/;
  expect(refused.stderr).toMatch(line);
  const piped = await chat([{ query: 'help' }], token);
  expect(piped.code).toBe(4);
  expect(JSON.parse(piped.stdout)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
  for (const said of [refused.stderr, piped.stdout, piped.stderr]) expect(said).not.toContain('glt_');
  expect((await command.run(['help'], { env })).code).toBe(0);
  expect((await command.run(['token', 'list'], { env })).code).toBe(0);
  expect((await command.run(['token', 'grant', '--capability', 'read', '--ttl', '1m'], { env })).code).toBe(0);
});

test('a token expires', async () => {
  const token = await grant('read', '1s');
  await new Promise((resolve) => setTimeout(resolve, 1100)); // the clock is the subject
  const refused = await chat([{ query: 'help' }], token);
  expect(refused).toMatchObject({ code: 4, stderr: expect.stringMatching(/expired at/) });
});

test('a token that is revoked while the chat runs serves no further turn', async () => {
  const child = spawn(process.execPath, [command.file, 'chat'], {
    cwd: command.workspace,
    env: command.environment({ GREENLIGHT_TOKEN: await grant('admin') }),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const say = async () => {
    child.stdin.write('{"query":"help","capability":"admin"}\n');
    return JSON.parse((await lines.next()).value ?? '') as unknown;
  };
  expect(await say()).toMatchObject({ decision: 'EXECUTED' });
  await command.run(['token', 'revoke', '--all']);
  expect(await say()).toMatchObject({
    error: { code: 'UNAUTHENTICATED', message: expect.stringContaining('was revoked') },
  });
  child.stdin.end();
  await once(child, 'exit');
  expect(child.exitCode).not.toBe(0);
});

test("a workspace file gives no authority: a token in the workspace's own config is not read", async () => {
  const token = await grant('admin');
  writeFileSync(join(command.workspace, '.greenlight/config.json'), JSON.stringify({ GREENLIGHT_TOKEN: token }));
  writeFileSync(join(command.workspace, '.env'), `GREENLIGHT_TOKEN=${token}\n`);
  expect((await chat([{ query: 'help', capability: 'admin' }])).code).toBe(4);
});

test("private keys and records lie in the user's folder, for the owner alone", () => {
  const keys = join(command.configFolder, 'keys');
  const [id] = readdirSync(keys);
  expect(statSync(join(keys, id ?? '')).mode & 0o777).toBe(0o700);
  expect(statSync(join(keys, id ?? '', 'token.pem')).mode & 0o777).toBe(0o600);
  for (const name of readdirSync(join(keys, id ?? '', 'tokens'))) {
    expect(statSync(join(keys, id ?? '', 'tokens', name)).mode & 0o777).toBe(0o600);
  }
});

test('keys that lie inside the workspace are mentioned', async () => {
  const argv = ['token', 'grant', '--capability', 'read', '--ttl', '1m', '--workspace'];
  const inside = await command.run([...argv, command.home]);
  expect(inside).toMatchObject({ code: 0, stderr: expect.stringContaining('Your keys lie inside this workspace') });
  expect((await command.run([...argv, command.workspace])).stderr).not.toContain('inside');
});
