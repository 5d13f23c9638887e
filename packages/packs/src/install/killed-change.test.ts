import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileLedgerStore, verifyStream } from '@greenlight/ledger';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoverIfNeeded } from './change-packages.ts';
import { createPackageLedger, PACKAGES_STREAM } from './package-ledger.ts';
import { findPlaces } from './package-places.ts';
import { transactionSteps } from './transaction.ts';

// What a process does that is killed: the real transaction on a real folder, with a clock that stands still, so that what comes of
// it can be compared file by file.
const program = `
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFileLedgerStore } from '@greenlight/ledger';
import { installPackage, uninstallPackage } from './change-packages.ts';
import { createPackageLedger } from './package-ledger.ts';
import { findPlaces } from './package-places.ts';

const [workspace, version, killAt] = process.argv.slice(2);
const root = join(workspace, '.greenlight');
const store = createFileLedgerStore({ root });
const now = () => new Date('2026-01-31T10:42:00.000Z');
const die = (step) => { if (step === killAt) process.kill(process.pid, 'SIGKILL'); };
const room = { places: findPlaces(root, workspace), ledger: createPackageLedger(store, now), now, lockWaitMs: 5000, onStep: die };
const actor = { kind: 'local', id: 'owner' };
const files = Array.from({ length: 40 }, (_, index) => ['data/' + (index % 7) + '/' + index + '.txt', version + ' ' + index]);
const manifest = {
  schema_version: 1, package_id: 'PKG-A', version, title: 'A', dependencies: {}, conflicts: [],
  assets: files.map(([path, text]) => ({ path, kind: 'data', sha256: createHash('sha256').update(text).digest('hex') })),
};
const unpack = async (folder) => {
  for (const [index, [path, text]] of files.entries()) {
    if (index === 20) die('unpacking');
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(folder + '+signed.tar.gz', version); // what is kept beside a package with code
};
process.stdout.write('ready');
const judge = async () => ({ manifest, sha256: '0'.repeat(64), signedBy: null, refusal: null, unpack });
if (version === 'none') await uninstallPackage(room, 'PKG-A', actor);
else await installPackage(room, { actor, id: 'PKG-A', allowsDowngrade: true, judge });
await store.close();
`;

let home: string;
let script: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'killed-change-'));
  script = join(home, 'change.mjs');
  const stdin = { contents: program, resolveDir: import.meta.dirname, loader: 'ts' as const };
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  await build({ stdin, outfile: script, bundle: true, platform: 'node', format: 'esm', banner, logLevel: 'error' });
});
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a change in a process of its own: to a version of PKG-A, or to none. Answers the signal that ended it. */
async function change(workspace: string, version: string, killAt: string | number = ''): Promise<string | null> {
  const child = spawn(process.execPath, [script, workspace, version, String(killAt)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  if (typeof killAt === 'number') child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), killAt));
  const [code, signal] = await once(child, 'close');
  expect(complaint).toBe('');
  expect(code === 0 || signal === 'SIGKILL').toBe(true);
  return signal;
}

/** Every file below the packages' folder with its bytes' hash, and nothing else: what one state is told from another by. */
function snapshot(workspace: string): string[] {
  const folder = join(workspace, '.greenlight/packages');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const what = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder';
      return `${path.slice(folder.length)} ${what}`;
    })
    .sort();
}

async function recoverIn(workspace: string) {
  const root = join(workspace, '.greenlight');
  const store = createFileLedgerStore({ root });
  const now = () => new Date();
  const ledger = createPackageLedger(store, now);
  try {
    return await recoverIfNeeded({ places: findPlaces(root, workspace), ledger, now, lockWaitMs: 5000 });
  } finally {
    await store.close();
  }
}

async function readPhases(workspace: string): Promise<string[][]> {
  const store = createFileLedgerStore({ root: join(workspace, '.greenlight') });
  const phases = new Map<string, string[]>();
  for await (const entry of store.read(PACKAGES_STREAM)) {
    if (entry.type === 'PACKAGE')
      phases.set(entry.transaction, [...(phases.get(entry.transaction) ?? []), entry.phase]);
  }
  const bytes = await store.readBytes(PACKAGES_STREAM);
  expect(bytes.length === 0 || verifyStream(bytes).ok).toBe(true);
  await store.close();
  return [...phases.values()];
}

interface Scene {
  name: string;
  /** What was done before, in order. A version that ends in `!` is touched by hand afterwards. */
  history: string[];
  to: string;
}

const scenes: Scene[] = [
  { name: 'an install', history: [], to: '1.0.0' },
  { name: 'an upgrade from a version with changed and unknown files', history: ['1.0.0!'], to: '1.1.0' },
  { name: 'a downgrade to a version that left files behind', history: ['1.0.0!', '1.1.0'], to: '1.0.0' },
  { name: 'an uninstall with changed and unknown files', history: ['1.0.0!'], to: 'none' },
  { name: 'an uninstall', history: ['1.0.0'], to: 'none' },
];

describe.each(scenes)('$name that is killed', ({ name, history, to }) => {
  let [before, after]: string[][] = [[], []];
  const base = () => join(home, name.replaceAll(' ', '-'));
  beforeAll(async () => {
    mkdirSync(base());
    mkdirSync(join(base(), '.greenlight/packages'), { recursive: true });
    for (const version of history) {
      expect(await change(base(), version.replace('!', ''))).toBeNull();
      if (!version.endsWith('!')) continue;
      const folder = join(base(), '.greenlight/packages/PKG-A', version.replace('!', ''));
      appendFileSync(join(folder, 'data/3/3.txt'), ' and more');
      writeFileSync(join(folder, 'data/mine.txt'), 'mine');
    }
    before = snapshot(base());
    cpSync(base(), `${base()}-whole`, { recursive: true });
    expect(await change(`${base()}-whole`, to)).toBeNull();
    after = snapshot(`${base()}-whole`);
    expect(after).not.toEqual(before);
  });

  async function killAndRecover(workspace: string, killAt: string | number) {
    cpSync(base(), workspace, { recursive: true });
    const signal = await change(workspace, to, killAt);
    const recovery = await recoverIn(workspace);
    const state = snapshot(workspace);
    for (const phases of await readPhases(workspace))
      expect(phases).toEqual(['started', expect.stringMatching(/done|failed/)]);
    expect(await recoverIn(workspace)).toBeUndefined();
    rmSync(workspace, { recursive: true });
    return { signal, recovery, state };
  }

  it.each(['journaled', 'started', 'unpacking', 'unpacked', 'moved aside', 'placed'])(
    'at the step "%s" leaves the workspace as before, and says so',
    async (step) => {
      if (to === 'none' && !['journaled', 'started'].includes(step)) return; // nothing is unpacked for it
      const { signal, recovery, state } = await killAndRecover(`${base()}-${step}`, step);
      expect(signal).toBe('SIGKILL');
      expect(state).toEqual(before);
      expect(recovery).toMatchObject({
        outcome: 'undone',
        message: expect.stringMatching(/^An? \w+ of PKG-A .* was cut off; the workspace is as before it\.$/),
      });
    },
  );

  it.each(transactionSteps.slice(transactionSteps.indexOf('committed')))(
    'at the step "%s" leaves it as after, and says so',
    async (step) => {
      const { signal, recovery, state } = await killAndRecover(`${base()}-${step}`, step);
      expect(signal).toBe('SIGKILL');
      expect(state).toEqual(after);
      if (step === 'closed') expect(recovery).toBeUndefined();
      else
        expect(recovery).toMatchObject({ outcome: 'finished', message: expect.stringContaining('it is complete now') });
    },
  );

  it('at any moment leaves it as before or as after', async () => {
    const ends = new Set<string>();
    for (let delay = 0; delay < 36; delay += 4) {
      const { signal, state } = await killAndRecover(`${base()}-after-${delay}`, delay);
      const isAfter = JSON.stringify(state) === JSON.stringify(after);
      if (!isAfter) expect(state).toEqual(before);
      ends.add(`${signal} ${isAfter ? 'after' : 'before'}`);
    }
    expect(ends).toContain('SIGKILL before');
  });
});

describe('changes of several processes at once', () => {
  it('come one after another, and the ledger and the folder are whole', async () => {
    const workspace = join(home, 'busy');
    mkdirSync(workspace);
    const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0'];
    const signals = await Promise.all(versions.map((version) => change(workspace, version)));
    expect(signals).toEqual(versions.map(() => null));
    expect(await readPhases(workspace)).toEqual(versions.map(() => ['started', 'done']));
    const folder = join(workspace, '.greenlight/packages');
    const { packages } = JSON.parse(readFileSync(join(folder, 'installed.json'), 'utf8'));
    const { version } = packages['PKG-A'].manifest;
    expect(readdirSync(folder).sort()).toEqual(['PKG-A', 'installed.json']);
    expect(readdirSync(join(folder, 'PKG-A')).sort()).toEqual([version, `${version}+signed.tar.gz`]);
  });

  it('go on after one was killed while it held the lock', async () => {
    const workspace = join(home, 'bereaved');
    mkdirSync(workspace);
    const ends = await Promise.all([change(workspace, '1.0.0', 'unpacking'), change(workspace, '1.1.0')]);
    expect(ends).toEqual(['SIGKILL', null]);
    expect(await recoverIn(workspace)).toEqual(
      expect.toSatisfy((found) => found === undefined || found.outcome === 'undone'),
    );
    const { packages } = JSON.parse(readFileSync(join(workspace, '.greenlight/packages/installed.json'), 'utf8'));
    expect(packages['PKG-A'].manifest.version).toBe('1.1.0');
  });
});
