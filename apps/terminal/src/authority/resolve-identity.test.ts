import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyIdOf } from '@greenlight/ledger';
import type { Capability } from '@greenlight/schema';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { resolveIdentity } from './resolve-identity.ts';
import { encodeToken, readToken } from './token.ts';
import { openTokens } from './workspace-tokens.ts';

const HOUR = 3_600_000;
let home: string;
let workspace: string;
let configFolder: string;
let clock: Date;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'greenlight-identity-'));
  workspace = join(home, 'workspace');
  configFolder = join(home, 'config');
  mkdirSync(workspace);
  mkdirSync(configFolder, { mode: 0o700 });
  clock = new Date('2026-01-31T10:00:00.000Z');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const now = () => clock;
const tokensOf = (folder: string) => openTokens({ workspace: folder, configFolder, now });
const grant = (capability: Capability, folder = workspace) =>
  tokensOf(folder).grant({ capability, timeToLive: 2 * HOUR, note: null });
const resolve = (token?: string, folder = workspace) =>
  resolveIdentity({ env: { GREENLIGHT_TOKEN: token }, configFolder, workspace: folder, project: null, now });
const idFileOf = (folder: string) => join(folder, '.greenlight/workspace.json');
const keyFolder = () => join(configFolder, 'keys', readdirSync(join(configFolder, 'keys'))[0] ?? '');

async function expectRefusal(token: string, message: RegExp, folder = workspace): Promise<void> {
  await expect(resolve(token, folder)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringMatching(message),
  });
  await expect(resolve(token, folder)).rejects.toThrow(
    /Get another: greenlight token grant --capability \w+ --ttl 2h$/,
  );
}

test('without a token: the local owner with write, and nothing is made', async () => {
  expect(await resolve()).toEqual({
    identity: { actor: { kind: 'local', id: 'owner' }, capability: 'write', project: null },
  });
  expect(await resolve('')).toMatchObject({ identity: { capability: 'write' } });
  expect(readdirSync(workspace)).toEqual([]);
});

test.each(['read', 'write', 'admin'] as const)('a token gives its capability: %s', async (capability) => {
  const { token } = await grant(capability);
  expect(await resolve(token)).toEqual({
    identity: { actor: { kind: 'local', id: 'owner' }, capability, project: null },
    recheck: expect.any(Function),
  });
});

test("the token may stand in the user's file; the environment goes before it", async () => {
  const admin = (await grant('admin')).token;
  const read = (await grant('read')).token;
  writeFileSync(join(configFolder, 'config.json'), JSON.stringify({ GREENLIGHT_TOKEN: admin }), { mode: 0o600 });
  expect(await resolve()).toMatchObject({ identity: { capability: 'admin' } });
  expect(await resolve(read)).toMatchObject({ identity: { capability: 'read' } });
  await tokensOf(workspace).revoke(readToken(admin)?.claims.id ?? '');
  await expect(resolve()).rejects.toThrow(/config\.json \(TOK-\w+\) was revoked/);
});

test('it holds to its last millisecond, and says when the end is near', async () => {
  const { token } = await grant('read');
  clock = new Date('2026-01-31T11:59:59.999Z');
  expect((await resolve(token)).notice).toMatch(/^The token TOK-\w+ ends in 1 s/);
  clock = new Date('2026-01-31T12:00:00.000Z');
  await expectRefusal(token, /GREENLIGHT_TOKEN \(TOK-\w+\) expired at 2026-01-31T12:00:00\.000Z/);
});

test('a revoked token is refused, also when the workspace is set back to before', async () => {
  const { token, record } = await grant('admin');
  const before = join(home, 'before');
  cpSync(workspace, before, { recursive: true });
  expect(await tokensOf(workspace).revoke(record.id)).toBe(true);
  expect(await tokensOf(workspace).revoke(record.id)).toBe(false);
  await expectRefusal(token, /was revoked at 2026-01-31T10:00:00\.000Z/);
  rmSync(workspace, { recursive: true });
  renameSync(before, workspace);
  await expectRefusal(token, /was revoked/);
});

test('what was resolved can be asked again: it ends with its token', async () => {
  const { token } = await grant('admin');
  const { recheck } = await resolve(token);
  await recheck?.();
  clock = new Date('2026-01-31T12:00:00.000Z');
  await expect(recheck?.()).rejects.toThrow(/expired/);
  expect((await resolve()).recheck).toBeUndefined();
});

test('a token whose record is gone is refused', async () => {
  const { token } = await grant('admin');
  rmSync(join(keyFolder(), 'tokens'), { recursive: true });
  await expectRefusal(token, /is not among the granted ones/);
});

test.each(['nonsense', 'glt_', 'glt_x.y', 'ghp_0123456789', '\u001b[31m', 'x'.repeat(100_000)])(
  '%j is refused as no token',
  (text) => expectRefusal(text, /^The token in GREENLIGHT_TOKEN is not a token of Greenlight\. /),
);

test('a token of another workspace is refused', async () => {
  const other = join(home, 'other');
  mkdirSync(other);
  const { token } = await grant('admin', other);
  await expectRefusal(token, /is for another workspace/); // this one has no id yet
  await grant('read');
  await expectRefusal(token, /is for another workspace/);
});

test('who can write the workspace alone can grant nothing: a key and an id of their own serve nothing', async () => {
  const { token } = await grant('read');
  const claims = readToken(token)?.claims;
  if (!claims) throw new Error('the token was not read');
  const theirs = generateKeyPairSync('ed25519').privateKey;
  const key_id = keyIdOf(theirs);
  const published = createPublicKey(theirs).export({ type: 'spki', format: 'pem' });
  writeFileSync(join(workspace, '.greenlight/keys', `token-${key_id}.pub.pem`), published);
  writeFileSync(join(workspace, '.greenlight/keys', `token-${claims.key_id}.pub.pem`), published); // under our key's name, too
  await expectRefusal(
    encodeToken({ ...claims, capability: 'admin', key_id }, theirs),
    /was not signed by this workspace's key/,
  );
  await expectRefusal(
    encodeToken({ ...claims, capability: 'admin' }, theirs),
    /was not signed by this workspace's key/,
  );

  const id = '0'.repeat(32);
  writeFileSync(idFileOf(workspace), JSON.stringify({ v: 1, id }));
  await expectRefusal(
    encodeToken({ ...claims, workspace: id, key_id }, theirs),
    /signed by a key that you do not have/,
  );
  await expectRefusal(token, /is for another workspace/);
});

test('a workspace that takes the id of another one gets nothing from its tokens', async () => {
  const trusted = join(home, 'trusted');
  mkdirSync(trusted);
  const { token } = await grant('admin', trusted);
  mkdirSync(join(workspace, '.greenlight'));
  cpSync(idFileOf(trusted), idFileOf(workspace));
  await expectRefusal(token, /is for a workspace in another place/);
  await expect(grant('read')).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/same workspace id as .*delete/),
  });
  expect(await resolve(token, trusted)).toMatchObject({ identity: { capability: 'admin' } });
});

test('after a workspace was moved, granting there makes its tokens hold again', async () => {
  const { token } = await grant('admin');
  const moved = join(home, 'moved');
  renameSync(workspace, moved);
  await expectRefusal(token, /in another place/, moved);
  await grant('read', moved);
  expect(await resolve(token, moved)).toMatchObject({ identity: { capability: 'admin' } });
});

test('a record or key that others can change is refused', async () => {
  const { token, record } = await grant('admin');
  const path = join(keyFolder(), 'tokens', `${record.id}.json`);
  chmodSync(path, 0o666);
  await expect(resolve(token)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringMatching(/chmod 600/),
  });
});

test('grants and revocations are on the audit ledger; the tokens and their notes are nowhere in the workspace', async () => {
  const granted = await tokensOf(workspace).grant({ capability: 'admin', timeToLive: HOUR, note: 'for the release' });
  await tokensOf(workspace).revoke(granted.record.id);
  const lines = readFileSync(join(workspace, '.greenlight/ledgers/audit/ledger.jsonl'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    {
      type: 'ACCESS',
      action: 'token_granted',
      subject: granted.record.id,
      actor: { kind: 'local', id: 'owner' },
      at: '2026-01-31T10:00:00.000Z',
      detail: {
        capability: 'admin',
        expires: '2026-01-31T11:00:00.000Z',
        key_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    },
    { type: 'ACCESS', action: 'token_revoked', subject: granted.record.id, seq: 1 },
  ]);
  expect(lines.join()).not.toContain('glt_');
  const kept = readFileSync(join(keyFolder(), 'tokens', `${granted.record.id}.json`), 'utf8');
  expect(kept).not.toContain('glt_');
  expect(kept).toContain('for the release');
});

test('a grant that cannot be recorded is none', async () => {
  const { token, record } = await grant('read');
  writeFileSync(join(workspace, '.greenlight/ledgers/audit/ledger.jsonl'), 'spoilt\n');
  await expect(grant('admin')).rejects.toThrow();
  expect((await tokensOf(workspace).list()).map(({ id }) => id)).toEqual([record.id]);
  expect(await resolve(token)).toMatchObject({ identity: { capability: 'read' } });
});

test('grants at the same time are all kept', async () => {
  await grant('read');
  const granted = await Promise.all(Array.from({ length: 8 }, () => grant('write')));
  const kept = (await tokensOf(workspace).list()).map(({ id }) => id);
  expect(kept).toHaveLength(9);
  expect(kept).toEqual(expect.arrayContaining(granted.map(({ record }) => record.id)));
});
