import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { finding } from '@greenlight/schema';
import { type RawEntry, rawHeader, rawManifest, rawTar, withSum } from '@greenlight/testkit/raw-archive';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrustPolicy } from '../package-facts.ts';
import { judgeArchive } from '../preflight/preflight.ts';
import { stagePackage } from '../source/stage-package.ts';
import { unpackArchive } from './unpack-archive.ts';

// Everything happens in `root/inside`, which is as deep as a workspace; whatever appears anywhere else in `root`, or where the
// hostile names lead, was written outside.
let root: string;
let inside: string;
let archives: Buffer[];
const nobody: TrustPolicy = { keys: [], hashes: new Set() };
const BLOCK = 512;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'greenlight-fuzz-'));
  inside = join(root, 'a/b/inside');
  mkdirSync(inside, { recursive: true });
  const source = join(root, 'a/b/source');
  mkdirSync(join(source, 'deep/er'), { recursive: true });
  const files = { 'a.txt': 'one', 'deep/b.txt': 'two'.repeat(400), 'deep/er/c.bin': '\0'.repeat(1500), empty: '' };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(source, path), text);
  const assets = Object.keys(files).map((path) => ({ path, kind: 'data' }));
  const manifest = { schema_version: 1, package_id: 'PKG-FUZZ', version: '1.0.0', title: 'Fuzz', assets };
  writeFileSync(join(source, 'manifest.json'), JSON.stringify(manifest));
  const { archive } = await stagePackage({ folder: source, staging: join(root, 'a/b/staging') });
  const made = (options: string[]) =>
    execFileSync('tar', ['-cz', ...options, '-C', source, 'manifest.json', ...Object.keys(files)], { maxBuffer: 1e7 });
  archives = [readFileSync(archive), made(['--format=gnu']), made(['--format=posix'])];
  rmSync(source, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Every path below a folder with what it is: the same before and after, or something was written. */
function look(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${path} ${lstatSync(join(folder, path)).mode} ${lstatSync(join(folder, path)).size}`)
    .sort();
}

/** Judges and, if it passes, unpacks. Nothing outside, no crash, and what was unpacked is what its manifest says. */
async function survive(bytes: Buffer): Promise<'refused' | 'unpacked'> {
  const archive = join(inside, 'PKG-FUZZ-1.0.0.tar.gz');
  const target = join(inside, 'target');
  writeFileSync(archive, bytes);
  const before = look(root);
  const { report, facts } = await judgeArchive({
    id: 'PKG-FUZZ',
    archive,
    installed: { v: 1, packages: {} },
    trust: nobody,
    allowUnsigned: true,
  });
  expect(look(root)).toEqual(before);
  for (const gate of report.gates) for (const each of gate.findings) finding.parse(each);
  if (!report.passed) {
    expect(report.gates.at(-1)?.findings.length).toBeGreaterThan(0);
    expect(report.gates.at(-1)?.findings.map(({ code }) => code)).not.toContain('CHECK_FAILED');
    return 'refused';
  }
  if (!facts?.manifest) throw new Error('passed without a manifest');
  await unpackArchive(archive, target, { sha256: facts.sha256, manifest: facts.manifest });
  const found = look(target).filter((path) => lstatSync(join(target, path.split(' ')[0] ?? '')).isFile());
  const said = facts.manifest.assets.map(({ path, sha256 }) => `${path} ${sha256}`).sort();
  const hashOf = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(target, path)))
      .digest('hex');
  expect(
    found
      .map((path) => path.split(' ')[0] ?? '')
      .map((path) => `${path} ${hashOf(path)}`)
      .sort(),
  ).toEqual(said);
  expect(look(target).some((path) => lstatSync(join(target, path.split(' ')[0] ?? '')).isSymbolicLink())).toBe(false);
  rmSync(target, { recursive: true });
  expect(look(root)).toEqual(before);
  return 'unpacked';
}

type Mutation = (bytes: Buffer) => Buffer;
const at = fc.nat({ max: 1_000_000 });
const place = (bytes: Buffer, where: number) => (bytes.length === 0 ? 0 : where % bytes.length);
const splice = (bytes: Buffer, start: number, removed: number, added: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(start + removed)]);

/** Changes that know nothing of the format. */
const blind: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(at, fc.nat(7)).map(
    ([where, bit]): Mutation =>
      (bytes) => {
        const changed = Buffer.from(bytes);
        if (changed.length > 0)
          changed.writeUInt8((changed[place(bytes, where)] ?? 0) ^ (1 << bit), place(bytes, where));
        return changed;
      },
  ),
  at.map(
    (where): Mutation =>
      (bytes) =>
        bytes.subarray(0, place(bytes, where)),
  ),
  fc.tuple(at, fc.nat(2000)).map(
    ([where, length]): Mutation =>
      (bytes) =>
        splice(bytes, place(bytes, where), length, Buffer.alloc(0)),
  ),
  fc.tuple(at, fc.uint8Array({ maxLength: 600 })).map(
    ([where, added]): Mutation =>
      (bytes) =>
        splice(bytes, place(bytes, where), 0, added),
  ),
  fc.tuple(at, fc.uint8Array({ maxLength: 40 })).map(
    ([where, added]): Mutation =>
      (bytes) =>
        splice(bytes, place(bytes, where), added.length, added),
  ),
);

const hostileNames = [
  '../out',
  '/tmp/greenlight-fuzz-out',
  'a.txt',
  'A.TXT',
  'deep',
  'deep/',
  '..',
  './a.txt',
  'manifest.json',
  '',
  'a\0b',
  'C:\\x',
  'x\\y',
  '\u00e9',
  'new.txt',
  '../'.repeat(20),
  'deep/../../x',
];
/** A time, a mode or an owner that is another one makes no other package. */
const harmlessEdits: fc.Arbitrary<(header: Buffer) => void> = fc.oneof(
  fc.tuple(fc.constantFrom(100, 108, 116), fc.nat(0o777)).map(
    ([where, number]) =>
      (header: Buffer) =>
        void header.write(`${number.toString(8).padStart(7, '0')}\0`, where),
  ),
  fc
    .nat(0o7777777)
    .map((moment) => (header: Buffer) => void header.write(`${moment.toString(8).padStart(11, '0')}\0`, 136)),
);
const fieldEdits: fc.Arbitrary<(header: Buffer) => void> = fc.oneof(
  fc.constantFrom(...hostileNames).map((name) => (header: Buffer) => void header.fill(0, 0, 100).write(name, 0, 100)),
  fc
    .constantFrom(...hostileNames)
    .map((name) => (header: Buffer) => void header.fill(0, 345, 500).write(name, 345, 155)),
  fc
    .constantFrom(...'0123456789xgLKSDVNXA\0 ')
    .map((kind) => (header: Buffer) => void header.write(kind, 156, 1, 'latin1')),
  fc
    .constantFrom('/etc/passwd', '../../..', 'a.txt')
    .map((link) => (header: Buffer) => void header.write(link, 157, 100)),
  fc.nat(20_000).map((size) => (header: Buffer) => void header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)),
  fc
    .constantFrom('77777777777\0', '-0000000001\0', '            ', '\x80\0\0\0\0\0\0\0\0\0\0\x01', '0x000000001\0')
    .map((size) => (header: Buffer) => void header.write(size, 124, 'latin1')),
  fc
    .constantFrom('ustar  \0', '\0\0\0\0\0\0\0\0', 'ustar\x0011', 'USTAR\x0000')
    .map((magic) => (header: Buffer) => void header.write(magic, 257, 'latin1')),
  fc.tuple(fc.nat(511), fc.nat(255)).map(
    ([where, byte]) =>
      (header: Buffer) =>
        void header.writeUInt8(byte, where),
  ),
);

/** Changes that know blocks and headers, and keep the sums right. */
const knowing: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(at, harmlessEdits).map(
      ([where, edit]): Mutation =>
        (tar) =>
          editHeader(tar, where, [edit], false),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(at, fc.array(fieldEdits, { minLength: 1, maxLength: 3 }), fc.boolean()).map(
      ([where, edits, sums]): Mutation =>
        (tar) =>
          editHeader(tar, where, edits, sums),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(at, at, fc.integer({ min: 1, max: 4 })).map(
      ([from, to, count]): Mutation =>
        (tar) => {
          const [start, target] = [from, to].map((where) => (place(tar, where) >> 9) * BLOCK);
          return splice(tar, target ?? 0, 0, tar.subarray(start, (start ?? 0) + count * BLOCK));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(at, fc.integer({ min: 1, max: 4 })).map(
      ([from, count]): Mutation =>
        (tar) =>
          splice(tar, (place(tar, from) >> 9) * BLOCK, count * BLOCK, Buffer.alloc(0)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(at, fc.constantFrom(...hostileNames), fc.constantFrom(...'0125xgL'), fc.string({ maxLength: 100 }))
      .map(
        ([where, name, kind, body]): Mutation =>
          (tar) =>
            insertEntry(tar, where, { name, kind, body }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...hostileNames).map(
      (path): Mutation =>
        (tar) =>
          declare(tar, path),
    ),
  },
);

function headersOf(tar: Buffer): number[] {
  return Array.from({ length: tar.length >> 9 }, (_, index) => index * BLOCK).filter(
    (start) => tar.toString('latin1', start + 257, start + 262) === 'ustar',
  );
}

function editHeader(
  tar: Buffer,
  where: number,
  edits: readonly ((header: Buffer) => void)[],
  keepsSum: boolean,
): Buffer {
  const headers = headersOf(tar);
  const start = headers[where % Math.max(1, headers.length)];
  if (start === undefined) return tar;
  const header = Buffer.from(tar.subarray(start, start + BLOCK));
  for (const edit of edits) edit(header);
  return splice(tar, start, BLOCK, keepsSum ? header : withSum(header));
}

function insertEntry(tar: Buffer, where: number, entry: RawEntry): Buffer {
  const headers = headersOf(tar);
  const start = headers[where % Math.max(1, headers.length)] ?? 0;
  return splice(tar, start, 0, rawTar([entry], Buffer.alloc(0)));
}

/** A manifest that says a file of this name belongs to the package, and that file. */
function declare(tar: Buffer, path: string): Buffer {
  const rest = tar.subarray(headersOf(tar)[1] ?? 0);
  const manifest = rawManifest([{ path, text: 'x' }], { package_id: 'PKG-FUZZ' });
  return Buffer.concat([rawTar([manifest, { name: path, body: 'x' }], Buffer.alloc(0)), rest]);
}

const chosen = fc.nat(2);
const runs = 1500;

it('mutated bytes of an archive: nothing is written outside, nothing crashes', { timeout: 240_000 }, async () => {
  const mutations = fc.array(blind, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(chosen, mutations, async (which, changes) => {
      await survive(changes.reduce<Buffer>((bytes, change) => change(bytes), archives[which] ?? Buffer.alloc(0)));
    }),
    { numRuns: runs },
  );
});

it('mutated tars in a sound gzip: what passes is what its manifest says', { timeout: 240_000 }, async () => {
  const tars = archives.map((archive) => gunzipSync(archive));
  const mutations = fc.array(fc.oneof({ weight: 4, arbitrary: knowing }, { weight: 1, arbitrary: blind }), {
    minLength: 1,
    maxLength: 3,
  });
  const outcomes = { refused: 0, unpacked: 0 };
  await fc.assert(
    fc.asyncProperty(chosen, mutations, async (which, changes) => {
      const tar = changes.reduce<Buffer>((bytes, change) => change(bytes), tars[which] ?? Buffer.alloc(0));
      outcomes[await survive(gzipSync(tar))] += 1;
    }),
    { numRuns: runs * 2 },
  );
  // Times and owners may change, so some pass; were it none, the mutations would show nothing.
  expect(outcomes.unpacked).toBeGreaterThan(10);
  expect(outcomes.refused).toBeGreaterThan(runs);
  expect(existsSync('/tmp/greenlight-fuzz-out')).toBe(false);
});

it('archives made of hostile entries alone', { timeout: 240_000 }, async () => {
  const name = fc.oneof(
    fc.constantFrom(...hostileNames),
    fc.string({ maxLength: 100 }),
    fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', 'A'), maxLength: 8 }),
  );
  const entry: fc.Arbitrary<RawEntry> = fc.record({
    name,
    body: fc.string({ maxLength: 700 }),
    kind: fc.oneof(
      { weight: 5, arbitrary: fc.constant('0') },
      { weight: 1, arbitrary: fc.constantFrom(...'1235xgLK') },
    ),
    prefix: fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 1, arbitrary: name }),
  });
  const outcomes = { refused: 0, unpacked: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 4 }), fc.array(fc.nat(3)), async (entries, declared) => {
      const assets = declared
        .flatMap((index) => entries[index] ?? [])
        .map((each) => ({ path: String(each.name), text: String(each.body) }));
      outcomes[await survive(gzipSync(rawTar([rawManifest(assets, { package_id: 'PKG-FUZZ' }), ...entries])))] += 1;
    }),
    { numRuns: runs },
  );
  expect(outcomes.unpacked).toBeGreaterThan(10);
  expect(existsSync('/tmp/greenlight-fuzz-out')).toBe(false);
});

it('sees what is written outside: the watch itself works', async () => {
  const before = look(root);
  symlinkSync('/etc', join(root, 'a/link'));
  expect(look(root)).not.toEqual(before);
  rmSync(join(root, 'a/link'));
  expect(look(root)).toEqual(before);
  expect(rawHeader({ name: 'x' })).toHaveLength(BLOCK);
  expect(await survive(archives[0] ?? Buffer.alloc(0))).toBe('unpacked');
});
