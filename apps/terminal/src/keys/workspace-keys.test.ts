import { execFile } from 'node:child_process';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keyIdOf } from '@greenlight/ledger';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configFolderOf } from './config-folder.ts';
import { openWorkspaceKeys } from './workspace-keys.ts';

let home: string;
let workspace: string;
let configFolder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'greenlight-keys-'));
  workspace = join(home, 'workspace');
  configFolder = join(home, 'config');
  mkdirSync(workspace);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = () => openWorkspaceKeys({ workspace, configFolder });
const idOf = () =>
  (JSON.parse(readFileSync(join(workspace, '.greenlight/workspace.json'), 'utf8')) as { id: string }).id;
const pathOf = (purpose: string) => join(configFolder, 'keys', idOf(), `${purpose}.pem`);
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('reading makes nothing', async () => {
  expect(await open().findPrivateKey('token')).toBeUndefined();
  expect(await open().publicKeys('token')).toEqual([]);
  expect(readdirSync(workspace)).toEqual([]);
  expect(readdirSync(home)).toEqual(['workspace']);
});

test('a key is made once, for its owner alone, outside the workspace', async () => {
  const made = await open().privateKey('checkpoint');
  const again = await open().privateKey('checkpoint');
  expect(keyIdOf(again)).toBe(keyIdOf(made));
  expect(keyIdOf((await open().findPrivateKey('checkpoint')) ?? made)).toBe(keyIdOf(made));
  expect(modeOf(pathOf('checkpoint'))).toBe(0o600);
  expect(modeOf(join(configFolder, 'keys', idOf()))).toBe(0o700);
  expect(modeOf(join(workspace, '.greenlight/workspace.json'))).toBe(0o600);
  expect(readdirSync(join(workspace, '.greenlight/keys'))).toEqual([`checkpoint-${keyIdOf(made)}.pub.pem`]);
  expect(readFileSync(join(workspace, '.greenlight/.gitignore'), 'utf8')).toBe('*\n');
});

test('each purpose has a key of its own, and its public half verifies', async () => {
  const token = await open().privateKey('token');
  const packages = await open().privateKey('packages');
  expect(keyIdOf(token)).not.toBe(keyIdOf(packages));
  const [found, ...rest] = await open().publicKeys('packages');
  expect(rest).toEqual([]);
  expect(found && verify(null, Buffer.from('x'), found.key, sign(null, Buffer.from('x'), packages))).toBe(true);
});

test('processes that start at once end with the same key', async () => {
  const script = `
    import { openWorkspaceKeys } from ${JSON.stringify(new URL('./workspace-keys.ts', import.meta.url).href)};
    import { keyIdOf } from '@greenlight/ledger';
    const key = await openWorkspaceKeys(${JSON.stringify({ workspace, configFolder })}).privateKey('token');
    process.stdout.write(keyIdOf(key));`;
  const run = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: new URL('../..', import.meta.url),
    });
  const ids = (await Promise.all([run(), run(), run()])).map(({ stdout }) => stdout);
  const key = await open().privateKey('token');
  expect(ids).toEqual([keyIdOf(key), keyIdOf(key), keyIdOf(key)]);
  expect(readdirSync(join(configFolder, 'keys'))).toEqual([idOf()]);
  expect(readdirSync(join(configFolder, 'keys', idOf()))).toEqual(['token.pem']);
});

test('a key that others can read is refused, with the way out', async () => {
  await open().privateKey('token');
  chmodSync(pathOf('token'), 0o640);
  await expect(open().privateKey('token')).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: `${pathOf('token')} can be read by others (mode 640). Run: chmod 600 ${pathOf('token')}`,
  });
  await expect(open().findPrivateKey('token')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a folder of keys that others can write is refused', async () => {
  await open().privateKey('token');
  chmodSync(join(configFolder, 'keys', idOf()), 0o770);
  await expect(open().privateKey('token')).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringMatching(/changed by others.*chmod 700/),
  });
});

test('a file that is no key of ours is refused, not replaced', async () => {
  await open().privateKey('token');
  writeFileSync(pathOf('token'), 'not a key');
  await expect(open().privateKey('token')).rejects.toMatchObject({
    code: 'VALIDATION',
    message: expect.stringMatching(/not an Ed25519/),
  });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(pathOf('token'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await expect(open().privateKey('token')).rejects.toMatchObject({ code: 'VALIDATION' });
});

test.each([
  ['not JSON', 'nonsense'],
  ['another shape', '{"v":1}'],
  ['an id that is a path', '{"v":1,"id":"../../../somewhere"}'],
  ['a file too large', ' '.repeat(5000)],
])('a workspace.json with %s is refused', async (_what, text) => {
  mkdirSync(join(workspace, '.greenlight'));
  writeFileSync(join(workspace, '.greenlight/workspace.json'), text);
  await expect(open().privateKey('token')).rejects.toMatchObject({
    code: 'VALIDATION',
    message: expect.stringMatching(/workspace\.json/),
  });
  await expect(open().findPrivateKey('token')).rejects.toMatchObject({ code: 'VALIDATION' });
});

test('a workspace.json that is a link is refused', async () => {
  mkdirSync(join(workspace, '.greenlight'));
  writeFileSync(join(home, 'elsewhere.json'), `{"v":1,"id":"${'0'.repeat(32)}"}`);
  symlinkSync(join(home, 'elsewhere.json'), join(workspace, '.greenlight/workspace.json'));
  await expect(open().findPrivateKey('token')).rejects.toMatchObject({
    code: 'VALIDATION',
    message: expect.stringMatching(/is a link/),
  });
});

test('what is no key under its own name is no public key', async () => {
  const key = await open().privateKey('checkpoint');
  const folder = join(workspace, '.greenlight/keys');
  const own = readFileSync(join(folder, `checkpoint-${keyIdOf(key)}.pub.pem`), 'utf8');
  writeFileSync(join(folder, 'checkpoint-0000000000000000.pub.pem'), own);
  writeFileSync(join(folder, 'checkpoint-1111111111111111.pub.pem'), 'x');
  symlinkSync('/dev/zero', join(folder, 'checkpoint-2222222222222222.pub.pem'));
  expect((await open().publicKeys('checkpoint')).map(({ keyId }) => keyId)).toEqual([keyIdOf(key)]);
});

test('a public half that was changed is put right', async () => {
  const key = await open().privateKey('checkpoint');
  const path = join(workspace, '.greenlight/keys', `checkpoint-${keyIdOf(key)}.pub.pem`);
  writeFileSync(path, 'changed');
  await open().privateKey('checkpoint');
  expect((await open().publicKeys('checkpoint')).map(({ keyId }) => keyId)).toEqual([keyIdOf(key)]);
});

test('the config folder follows XDG_CONFIG_HOME, then HOME', () => {
  expect(configFolderOf({ XDG_CONFIG_HOME: '/x', HOME: '/h' })).toBe('/x/greenlight');
  expect(configFolderOf({ XDG_CONFIG_HOME: 'relative', HOME: '/h' })).toBe('/h/.config/greenlight');
  expect(configFolderOf({ XDG_CONFIG_HOME: '', HOME: '/h' })).toBe('/h/.config/greenlight');
});
