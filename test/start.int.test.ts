import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'greenlight-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm start`'s program where it cannot succeed, and returns what it said. */
function start(
  environment: Record<string, string>,
  nodeOptions: string[] = [],
): { status: number | null; said: string } {
  const done = spawnSync(process.execPath, [...nodeOptions, path.join(root, 'scripts/start.mjs')], {
    env: { ...process.env, DATA_DIR: path.join(folder, 'data'), PORT: '3999', ...environment },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

function expectOneLine({ status, said }: { status: number | null; said: string }, words: RegExp): void {
  expect(status).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toMatch(words);
}

/** A disk of its own size, by root alone. With CI=true it must be there. */
function mountDisk(): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', folder]).status === 0;
}
const canMount = process.env.CI === 'true' || process.getuid?.() === 0;

test('an old Node is told which one is needed', () => {
  const pretend = path.join(folder, 'old-node.cjs');
  writeFileSync(pretend, "Object.defineProperty(process.versions, 'node', { value: '18.20.0' });");
  expectOneLine(start({}, ['--require', pretend]), /Node 20\.9 or newer is needed; this is 18\.20\.0/);
});

test('a taken port is named, with the way out', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expectOneLine(start({ PORT: String(port) }), new RegExp(`Port ${port} is taken.*PORT=`));
  other.close();
});

test('a port that is none is refused', () => {
  expectOneLine(start({ PORT: 'lots' }), /PORT is "lots"/);
});

test('a data folder that is a file is refused', () => {
  writeFileSync(path.join(folder, 'data'), '');
  expectOneLine(start({}), /is not a folder/);
});

test.runIf(canMount)('a full disk is named before anything is built', () => {
  expect(mountDisk()).toBe(true);
  try {
    expectOneLine(start({}), /The disk of .* is full/);
  } finally {
    spawnSync('umount', [folder]);
  }
});

test.runIf(canMount)('a read-only disk is named before anything is built', () => {
  expect(mountDisk()).toBe(true);
  spawnSync('mount', ['-o', 'remount,ro', folder]);
  try {
    expectOneLine(start({}), /read-only disk/);
  } finally {
    spawnSync('umount', [folder]);
  }
});
