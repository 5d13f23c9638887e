import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLivingOwner, takeOwnership } from './owner-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'greenlight-owner-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = () => path.join(folder, 'owner.lock');
const leave = (content: unknown) =>
  writeFileSync(lock(), typeof content === 'string' ? content : JSON.stringify(content));

async function take(url: string | null = null, waitMs = 0) {
  const taken = await takeOwnership(folder, { url, waitMs });
  if (!taken.isOurs) throw new Error(`owned by ${taken.owner.pid}`);
  return taken;
}

test('the lock names this process and its address, and is gone when given back', async () => {
  const taken = await take('http://localhost:3010');
  expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid, url: 'http://localhost:3010' });
  expect(findLivingOwner(folder)?.pid).toBe(process.pid);
  taken.release();
  expect(existsSync(lock())).toBe(false);
  expect(findLivingOwner(folder)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('a living owner with an address is named at once; one without is waited for', async () => {
  leave({ pid: process.ppid, url: 'http://localhost:3010', startedAt: '' });
  expect(await takeOwnership(folder, { url: null, waitMs: 60_000 })).toMatchObject({
    isOurs: false,
    owner: { pid: process.ppid, url: 'http://localhost:3010' },
  });
  leave({ pid: process.ppid, url: null });
  const waiting = takeOwnership(folder, { url: null, waitMs: 60_000 });
  rmSync(lock());
  expect(await waiting).toMatchObject({ isOurs: true });
});

test.each([
  ['a process that is gone', { pid: 2 ** 22 + 1, url: null }],
  ['an earlier process of our own number', { pid: process.pid, url: null }],
  ['a living number that another process had', { pid: process.ppid, url: null, started: 'long ago' }],
  ['a file that is no lock', 'not a lock'],
  ['a lock without a process', { url: 'http://localhost:3010' }],
  ['a number that means a group of processes', { pid: -1, url: 'http://localhost:3010' }],
])('the lock of %s is taken over', async (_name, content) => {
  leave(content);
  const taken = await take();
  expect(JSON.parse(readFileSync(lock(), 'utf8'))).toMatchObject({ pid: process.pid, url: null });
  taken.release();
});

test('a wait can be called off', async () => {
  leave({ pid: process.ppid, url: null });
  const waiting = takeOwnership(folder, { url: null, waitMs: 60_000, signal: AbortSignal.timeout(20) });
  await expect(waiting).rejects.toThrow(/abort/i);
});

test('of many that find a dead owner at once, one at a time owns the folder, and none is left out', async () => {
  leave({ pid: 2 ** 22 + 1, url: null });
  const program = `
    import { appendFileSync } from 'node:fs';
    import { takeOwnership } from ${JSON.stringify(fileURLToPath(new URL('./owner-lock.ts', import.meta.url)))};
    const taken = await takeOwnership(${JSON.stringify(folder)}, { url: null, waitMs: 20000 });
    if (!taken.isOurs) process.exit(1);
    const log = (word) => appendFileSync(${JSON.stringify(path.join(folder, 'log'))}, word + ' ' + process.pid + '\\n');
    log('took');
    await new Promise((resolve) => setTimeout(resolve, 5));
    log('gave');
    taken.release();
  `;
  const ends = Array.from({ length: 8 }, () => run(program));
  expect(await Promise.all(ends)).toEqual(Array(8).fill(0));
  const lines = readFileSync(path.join(folder, 'log'), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(16);
  for (let at = 0; at < lines.length; at += 2) expect(lines[at + 1]).toBe(lines[at]?.replace('took', 'gave'));
});

function run(program: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}
