import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyIdOf, sha256Hex } from '@greenlight/ledger';
import { rawPackage } from '@greenlight/testkit/raw-archive';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeSignature } from './judge-signature.ts';
import { loadTrust } from './load-trust.ts';
import { signArchive } from './sign-archive.ts';

let root: string;
let folder: string;
let archive: string;
let bytes: Buffer;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'greenlight-trust-'));
  folder = join(root, 'trust');
  mkdirSync(folder);
  archive = join(root, 'PKG-RAW-1.0.0.tar.gz');
  bytes = rawPackage([{ path: 'a.txt', text: 'one' }]);
  writeFileSync(archive, bytes);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const newKeys = () => generateKeyPairSync('ed25519');
const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' });
const judge = async (hash = sha256Hex(bytes)) =>
  judgeSignature(archive, hash, await loadTrust({ folder, catalog: {} }));

describe('a signature', () => {
  it('by a key in the trust folder names that key', async () => {
    const { privateKey, publicKey } = newKeys();
    writeFileSync(join(folder, 'other.pem'), pem(newKeys().publicKey));
    writeFileSync(join(folder, 'somebody.pem'), pem(publicKey));
    const signed = await signArchive(archive, privateKey);
    expect(signed).toEqual({ keyId: keyIdOf(publicKey), signature: `${archive}.sig` });
    expect(await judge()).toEqual({ signedBy: keyIdOf(publicKey) });
    expect(readdirSync(root).sort()).toEqual(['PKG-RAW-1.0.0.tar.gz', 'PKG-RAW-1.0.0.tar.gz.sig', 'trust']);
  });

  it('is one that openssl confirms, and openssl’s is one of ours', async () => {
    const { privateKey, publicKey } = newKeys();
    writeFileSync(join(folder, 'key.pem'), pem(publicKey));
    await signArchive(archive, privateKey);
    const raw = join(root, 'raw.sig');
    writeFileSync(raw, Buffer.from(readFileSync(`${archive}.sig`, 'utf8'), 'base64'));
    const said = execFileSync(
      'openssl',
      ['pkeyutl', '-verify', '-pubin', '-inkey', join(folder, 'key.pem'), '-rawin', '-in', archive, '-sigfile', raw],
      { encoding: 'utf8' },
    );
    expect(said).toContain('Verified Successfully');
    writeFileSync(join(root, 'private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    execFileSync('openssl', [
      'pkeyutl',
      '-sign',
      '-inkey',
      join(root, 'private.pem'),
      '-rawin',
      '-in',
      archive,
      '-out',
      `${archive}.sig`,
    ]);
    expect(await judge()).toEqual({ signedBy: keyIdOf(publicKey) });
  });

  it('by a key that is not there counts for nothing', async () => {
    writeFileSync(join(folder, 'other.pem'), pem(newKeys().publicKey));
    await signArchive(archive, newKeys().privateKey);
    expect(await judge()).toEqual({ signedBy: null, why: 'unknown' });
  });

  it('of other bytes counts for nothing', async () => {
    const { privateKey, publicKey } = newKeys();
    writeFileSync(join(folder, 'key.pem'), pem(publicKey));
    await signArchive(archive, privateKey);
    bytes = rawPackage([{ path: 'a.txt', text: 'two' }]);
    writeFileSync(archive, bytes);
    expect(await judge()).toEqual({ signedBy: null, why: 'unknown' });
  });

  it('of the same bytes under another name counts: it is of bytes', async () => {
    const { privateKey, publicKey } = newKeys();
    writeFileSync(join(folder, 'key.pem'), pem(publicKey));
    writeFileSync(`${archive}.sig`, `${sign(null, bytes, privateKey).toString('base64')}\n`);
    expect(await judge()).toEqual({ signedBy: keyIdOf(publicKey) });
  });

  it('each bit of which counts', async () => {
    const { privateKey, publicKey } = newKeys();
    writeFileSync(join(folder, 'key.pem'), pem(publicKey));
    const signature = sign(null, bytes, privateKey);
    for (let bit = 0; bit < 512; bit += 37) {
      const changed = Buffer.from(signature);
      changed.writeUInt8((changed[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      writeFileSync(`${archive}.sig`, changed);
      expect(await judge()).toEqual({ signedBy: null, why: 'unknown' });
    }
  });

  it.each<[string, () => void]>([
    ['empty', () => writeFileSync(`${archive}.sig`, '')],
    ['text', () => writeFileSync(`${archive}.sig`, 'signed, honestly')],
    ['too short', () => writeFileSync(`${archive}.sig`, Buffer.alloc(63))],
    ['base64 of something else', () => writeFileSync(`${archive}.sig`, Buffer.alloc(32, 1).toString('base64'))],
    ['a large file', () => writeFileSync(`${archive}.sig`, Buffer.alloc(5000))],
    ['a link', () => symlinkSync(archive, `${archive}.sig`)],
    ['a folder', () => mkdirSync(`${archive}.sig`)],
    ['a pipe', () => execFileSync('mkfifo', [`${archive}.sig`])],
  ])('that is %s is none', async (_what, make) => {
    make();
    expect(await judge()).toEqual({ signedBy: null, why: 'broken' });
  });

  it('that is not there is said to be missing', async () => {
    expect(await judge()).toEqual({ signedBy: null, why: 'unsigned' });
  });

  it('is not made with another kind of key, nor with a public one', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await expect(signArchive(archive, privateKey)).rejects.toMatchObject({ code: 'VALIDATION' });
    await expect(signArchive(archive, newKeys().publicKey)).rejects.toMatchObject({ code: 'VALIDATION' });
    await expect(signArchive(join(root, 'nowhere'), newKeys().privateKey)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(readdirSync(root).sort()).toEqual(['PKG-RAW-1.0.0.tar.gz', 'trust']);
  });

  it('is not judged over bytes that are not those that were read', async () => {
    await signArchive(archive, newKeys().privateKey);
    await expect(judge('0'.repeat(64))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('changed while it was judged'),
    });
  });
});

describe('a hash that ships with the product', () => {
  it('stands for the archive, with a signature beside it or without', async () => {
    const trust = await loadTrust({ folder, catalog: { 'PKG-RAW@1.0.0': sha256Hex(bytes) } });
    expect(await judgeSignature(archive, sha256Hex(bytes), trust)).toEqual({ signedBy: 'trusted' });
    await signArchive(archive, newKeys().privateKey);
    expect(await judgeSignature(archive, sha256Hex(bytes), trust)).toEqual({ signedBy: 'trusted' });
  });

  it('stands for no other', async () => {
    const trust = await loadTrust({ folder, catalog: { 'PKG-RAW@1.0.0': '0'.repeat(64) } });
    expect(await judgeSignature(archive, sha256Hex(bytes), trust)).toEqual({ signedBy: null, why: 'unsigned' });
  });
});

describe('the trust folder', () => {
  it('need not be there', async () => {
    expect(await loadTrust({ folder: join(root, 'nowhere'), catalog: {} })).toEqual({
      keys: [],
      hashes: new Set(),
      refused: [],
    });
  });

  it('gives its Ed25519 public keys, and names every other .pem with the reason', async () => {
    const { privateKey, publicKey } = newKeys();
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(join(folder, 'good.pem'), pem(publicKey));
    writeFileSync(join(folder, 'notes.txt'), 'not asked for');
    writeFileSync(join(folder, 'private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(folder, 'rsa.pem'), pem(rsa.publicKey));
    writeFileSync(join(folder, 'text.pem'), 'nothing');
    writeFileSync(join(folder, 'torn.pem'), pem(publicKey).toString().slice(0, 60));
    writeFileSync(join(folder, 'large.pem'), ' '.repeat(5000));
    symlinkSync(join(folder, 'good.pem'), join(folder, 'linked.pem'));
    const { keys, refused } = await loadTrust({ folder, catalog: {} });
    expect(keys.map(({ keyId }) => keyId)).toEqual([keyIdOf(publicKey)]);
    expect(refused.map(({ file, reason }) => [file.slice(folder.length + 1), reason])).toEqual([
      ['large.pem', expect.stringContaining('4,096 bytes are the most')],
      ['linked.pem', expect.stringContaining('is a link')],
      ['private.pem', 'is not a public key in PEM (SPKI)'],
      ['rsa.pem', 'is a key of the kind rsa, not Ed25519'],
      ['text.pem', 'is not a public key in PEM (SPKI)'],
      ['torn.pem', 'is not a public key in PEM (SPKI)'],
    ]);
  });
});
