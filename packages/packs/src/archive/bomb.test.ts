import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { rawHeader, rawManifest, rawTar } from '@greenlight/testkit/raw-archive';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveLimits } from './archive-limits.ts';
import { readArchive } from './read-archive.ts';

const GIGABYTE = 1_073_741_824;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greenlight-bomb-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A gzip of the beginning and a gigabyte of zeros, made without holding it. */
async function writeBomb(name: string, beginning: Buffer): Promise<string> {
  const file = join(folder, name);
  const gzip = createGzip();
  const out = gzip.pipe(createWriteStream(file));
  gzip.write(beginning);
  const zeros = Buffer.alloc(4_194_304);
  for (let written = 0; written < GIGABYTE; written += zeros.length) {
    if (!gzip.write(zeros)) await once(gzip, 'drain');
  }
  gzip.end();
  await once(out, 'finish');
  return file;
}

/** Reads it and says how far memory grew above what it was, at its worst. */
async function readMeasured(file: string) {
  const before = process.memoryUsage();
  let most = 0;
  const timer = setInterval(() => {
    const now = process.memoryUsage();
    most = Math.max(most, now.external + now.arrayBuffers - before.external - before.arrayBuffers);
  }, 2);
  try {
    return { ...(await readArchive(file)), most: () => most };
  } finally {
    clearInterval(timer);
  }
}

it('a gigabyte of zeros is refused by what it grows to, long before it has', async () => {
  const honest = rawTar([rawManifest([])], Buffer.alloc(0));
  const declared = Buffer.concat([honest, rawHeader({ name: 'zeros', size: '00000000000\0' })]);
  const file = await writeBomb('zeros.tar.gz', declared);
  expect(statSync(file).size).toBeLessThan(2_000_000);
  const { findings, most } = await readMeasured(file);
  expect(findings).toMatchObject([
    { gate: 'package.SCHEMA', code: 'BOMB', message: 'The archive grows to more than 200 times its size' },
  ]);
  expect(most()).toBeLessThan(64_000_000);
  expect(readdirSync(folder)).toEqual(['zeros.tar.gz']);
});

it('a file that says it has a gigabyte is refused by its header', async () => {
  const size = `${GIGABYTE.toString(8).padStart(11, '0')}\0`;
  const file = await writeBomb('told.tar.gz', rawHeader({ name: 'zeros', size }));
  const { findings } = await readMeasured(file);
  expect(findings).toMatchObject([{ code: 'TOO_LARGE', message: 'The archive holds more than 100 MB' }]);
});

it('what grows more slowly is refused by the most there may be', async () => {
  const file = join(folder, 'many.tar.gz');
  const limits = { ...archiveLimits, contentBytes: 100_000, entries: 10, ratio: 1_000_000 };
  writeFileSync(file, gzipSync(rawTar([rawManifest([])], Buffer.alloc(2_000_000))));
  const { findings } = await readArchive(file, limits);
  expect(findings).toMatchObject([{ code: 'TOO_LARGE', message: 'The archive unpacks to more than 100,000 bytes' }]);
});

it('thousands of headers before one file end at the limit, too', async () => {
  const file = join(folder, 'headers.tar.gz');
  const folders = Array.from({ length: 20_000 }, () => ({ name: 'same/', kind: '5' }));
  writeFileSync(file, gzipSync(rawTar([rawManifest([]), ...folders])));
  expect((await readArchive(file)).findings).toMatchObject([{ code: 'TOO_MANY_FILES' }]);
});
