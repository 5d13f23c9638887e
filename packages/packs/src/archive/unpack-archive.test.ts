import {
  existsSync,
  lstatSync,
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
import { gzipSync } from 'node:zlib';
import { type RawAsset, type RawEntry, rawManifest, rawPackage, rawTar } from '@greenlight/testkit/raw-archive';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readArchive } from './read-archive.ts';
import { type JudgedArchive, unpackArchive } from './unpack-archive.ts';

let root: string;
let file: string;
let target: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'greenlight-unpack-'));
  file = join(root, 'PKG-RAW-1.0.0.tar.gz');
  target = join(root, 'target');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const assets: RawAsset[] = [
  { path: 'a.txt', text: 'one' },
  { path: 'deep/er/b.txt', text: 'two'.repeat(100_000) },
  { path: 'deep/empty', text: '' },
  { path: 'manifest/manifest.json', text: '{}' },
];

async function judge(): Promise<JudgedArchive> {
  const { facts } = await readArchive(file);
  if (!facts?.manifest) throw new Error('no manifest');
  return { sha256: facts.sha256, manifest: facts.manifest };
}

it('writes the assets, byte for byte, with plain modes, and neither the manifest nor anything else', async () => {
  writeFileSync(file, rawPackage(assets));
  const before = process.umask(0o022);
  try {
    await unpackArchive(file, target, await judge());
  } finally {
    process.umask(before);
  }
  const files = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ parentPath, name }) => join(parentPath, name).slice(target.length + 1)).sort()).toEqual(
    assets.map(({ path }) => path).sort(),
  );
  for (const { path, text } of assets) {
    expect(readFileSync(join(target, path), 'utf8')).toBe(text);
    expect(statSync(join(target, path)).mode & 0o777).toBe(0o644);
  }
  expect(readdirSync(root).sort()).toEqual(['PKG-RAW-1.0.0.tar.gz', 'target']);
});

it.each<[string, () => Buffer]>([
  ['another asset', () => rawPackage([{ path: 'a.txt', text: 'ONE' }, ...assets.slice(1)])],
  ['one asset more', () => rawPackage([...assets, { path: 'c.txt', text: '' }])],
  [
    'another compression of the same',
    () =>
      gzipSync(rawTar([rawManifest(assets), ...assets.map(({ path, text }) => ({ name: path, body: text }))]), {
        level: 1,
      }),
  ],
  ['nothing', () => Buffer.alloc(0)],
])('an archive that was exchanged for %s after it was judged is not unpacked', async (_what, make) => {
  writeFileSync(file, rawPackage(assets));
  const judged = await judge();
  writeFileSync(file, make());
  await expect(unpackArchive(file, target, judged)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: `${file} is not the archive that was judged. Run the preflight again.`,
  });
  expect(existsSync(target)).toBe(false);
});

it('an archive that was exchanged for a link is not unpacked', async () => {
  writeFileSync(file, rawPackage(assets));
  const judged = await judge();
  writeFileSync(join(root, 'other'), rawPackage(assets));
  rmSync(file);
  symlinkSync(join(root, 'other'), file);
  await expect(unpackArchive(file, target, judged)).rejects.toMatchObject({ code: 'VALIDATION' });
  expect(existsSync(target)).toBe(false);
});

it.each<[string, RawEntry[]]>([
  ['that leads out', [{ name: '../out.txt', body: 'x' }]],
  ['that is absolute', [{ name: join(tmpdir(), 'greenlight-absolute.txt'), body: 'x' }]],
  ['that is a link', [{ name: 'link', kind: '2', link: '/etc' }]],
  ['that nobody declared', [{ name: 'c.txt', body: 'x' }]],
  ['that has other bytes', [{ name: 'declared.txt', body: 'other' }]],
])('even told that it was judged, it writes no entry %s', async (_what, entries) => {
  const bytes = gzipSync(rawTar([rawManifest([]), ...entries]));
  writeFileSync(file, bytes);
  const declared = rawManifest([{ path: 'declared.txt', text: 'as declared' }]);
  const manifest = { ...JSON.parse(String(declared.body)), dependencies: {}, conflicts: [] };
  const { facts } = await readArchive(file);
  await expect(unpackArchive(file, target, { sha256: facts?.sha256 ?? '', manifest })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  expect(readdirSync(root).sort()).toEqual(['PKG-RAW-1.0.0.tar.gz', 'target']);
  expect(existsSync(join(tmpdir(), 'greenlight-absolute.txt'))).toBe(false);
});

it('writes into an empty folder that is there, and into no other', async () => {
  writeFileSync(file, rawPackage(assets));
  mkdirSync(target);
  await unpackArchive(file, target, await judge());
  await expect(unpackArchive(file, target, await judge())).rejects.toMatchObject({
    code: 'CONFLICT',
    message: `${target} is not empty.`,
  });
  expect(lstatSync(target).isDirectory()).toBe(true);
});
