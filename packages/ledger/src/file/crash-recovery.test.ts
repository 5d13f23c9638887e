import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createDraft, readAll } from '@greenlight/testkit/ledger-contract';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '../verify-ledger.ts';
import { verifyStream } from '../verify-stream.ts';
import { createFileLedgerStore, type FileLedgerStore } from './file-ledger-store.ts';

const writerSource = fileURLToPath(new URL('../../../testkit/src/endless-writer.ts', import.meta.url));
const stream = 'SES-CHAT-20260131-0a1b2c3d';
let workspace: string;
let root: string;
let path: string;
let store: FileLedgerStore;
const repairs: number[] = [];

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'crash-'));
  root = join(workspace, '.greenlight');
  path = join(root, 'sessions', stream, 'ledger.jsonl');
  repairs.length = 0;
  store = openStore();
});
afterEach(async () => {
  await store.close();
  await rm(workspace, { recursive: true });
});

const openStore = () => createFileLedgerStore({ root, onRepair: (_stream, bytes) => repairs.push(bytes) });

async function writeThenLeave(count: number): Promise<Buffer> {
  await store.append(
    stream,
    Array.from({ length: count }, () => createDraft()),
  );
  await store.close();
  return readFile(path);
}

describe('a torn last line', () => {
  it('is cut off at the next append, wherever it was torn', async () => {
    const bytes = await writeThenLeave(3);
    const second = bytes.indexOf(0x0a, bytes.indexOf(0x0a) + 1) + 1;
    for (const length of [second + 1, second + 200, bytes.length - 2]) {
      await writeFile(path, bytes.subarray(0, length));
      store = openStore();
      const [entry] = await store.append(stream, [createDraft()]);
      expect(entry).toMatchObject({ seq: 2 });
      await store.close();
      expect(verifyStream(await readFile(path))).toMatchObject({ ok: true, size: 3 });
    }
    expect(repairs).toEqual([1, 200, bytes.length - 2 - second]);
  });

  it('is left out by readers, who do not write', async () => {
    const bytes = await writeThenLeave(2);
    await appendFile(path, '{"actor"');
    store = openStore();
    expect(await readAll(store, stream)).toHaveLength(2);
    expect(await store.head(stream)).toMatchObject({ size: 2 });
    expect((await readFile(path)).length).toBe(bytes.length + 8);
  });

  it('may be the only line', async () => {
    await writeThenLeave(1);
    await truncate(path, 40);
    store = openStore();
    expect(await store.head(stream)).toMatchObject({ size: 0 });
    expect(await store.append(stream, [createDraft()])).toMatchObject([{ seq: 0 }]);
  });

  it('is kept when it is a whole entry that only lacks its line feed', async () => {
    const bytes = await writeThenLeave(2);
    await truncate(path, bytes.length - 1);
    store = openStore();
    expect(await store.append(stream, [createDraft()])).toMatchObject([{ seq: 2 }]);
    expect(verifyStream(await readFile(path))).toMatchObject({ ok: true, size: 3 });
    expect(repairs).toEqual([]);
  });

  it('may be longer than what is read of a file at first', async () => {
    await writeThenLeave(2);
    await appendFile(path, 'x'.repeat(100_000));
    store = openStore();
    expect(
      await store.append(stream, [
        createDraft({
          type: 'GATE',
          gate: 'y'.repeat(60_000),
          passed: true,
          judged: `sha256:${'a'.repeat(64)}`,
          findings: [],
        }),
      ]),
    ).toMatchObject([{ seq: 2 }]);
    await store.close();
    store = openStore();
    expect(await store.append(stream, [createDraft()])).toMatchObject([{ seq: 3 }]);
    expect(verifyStream(await store.readBytes(stream))).toMatchObject({ ok: true, size: 4 });
  });
});

describe('a last entry that was changed', () => {
  it('is not written on', async () => {
    const bytes = await writeThenLeave(2);
    await writeFile(path, bytes.toString('utf8').replace(/"gate":"spec\.G0"(?!.*\n.)/s, '"gate":"spec.G1"'));
    store = openStore();
    await expect(store.append(stream, [createDraft()])).rejects.toMatchObject({ code: 'LEDGER_CORRUPT' });
    await expect(store.head(stream)).rejects.toMatchObject({ code: 'LEDGER_CORRUPT' });
  });

  it('is named by whoever reads it, when it is no entry at all', async () => {
    const bytes = await writeThenLeave(2);
    await writeFile(path, `${bytes.toString('utf8').split('\n')[0]}\nnonsense\n`);
    store = openStore();
    await expect(readAll(store, stream)).rejects.toMatchObject({ code: 'LEDGER_CORRUPT', details: { seq: 1 } });
  });
});

describe('a file that changes under its writer', () => {
  it('is looked at anew, so that the chain goes on from what is there', async () => {
    const first = await store.append(stream, [createDraft(), createDraft()]);
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.indexOf(0x0a) + 1));
    const [next] = await store.append(stream, [createDraft()]);
    expect(next).toMatchObject({ seq: 1, prev: first[0]?.hash });
  });

  it('is begun anew when it was removed', async () => {
    await store.append(stream, [createDraft()]);
    await rm(path);
    expect(await store.append(stream, [createDraft()])).toMatchObject([{ seq: 0 }]);
    expect(await readAll(store, stream)).toHaveLength(1);
  });
});

describe('a writer killed with -9', () => {
  it('leaves every entry that it had acknowledged, in a sound chain, 200 times over', async () => {
    const program = join(workspace, 'writer.mjs');
    await bundleWriter(program);
    const rotateBytes = 6_000; // so that many a kill comes while a file is being closed
    const survivor = createFileLedgerStore({ root, rotateBytes, onRepair: (_stream, bytes) => repairs.push(bytes) });
    let size = 0;
    for (let kill = 0; kill < 200; kill += 1) {
      const patience = 1 + (kill % 9) * 2;
      const acknowledged = await appendUntilKilled({
        program: [program],
        patience,
        rotateBytes,
        afterMs: (kill % 7) / 2,
      });
      expect(acknowledged.length).toBeGreaterThanOrEqual(patience);
      const ids = new Set<string>();
      for await (const entry of survivor.read(stream, { from: size })) {
        ids.add(entry.id);
        size += 1;
      }
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    }
    await survivor.append(stream, [createDraft()]);
    expect(await verifyLedger(survivor, stream)).toMatchObject({ ok: true, size: size + 1 });
    expect(
      (await readdir(join(root, 'sessions', stream))).filter((name) => /\.\d{4}\./.test(name)).length,
    ).toBeGreaterThan(20);
    await survivor.close();
  }, 240_000);
});

describe('writers of a shared stream, killed with -9 in turn', () => {
  it('take over from each other and lose nothing that they acknowledged', async () => {
    const acknowledged = await Promise.all(
      [30, 60, 90].map((patience) => appendUntilKilled({ patience, name: 'audit' })),
    );
    const survivor = openStore();
    await survivor.append('audit', [createDraft()]);
    expect(acknowledged.filter((ids) => ids.length > 0).length).toBeGreaterThan(1);
    const ids = new Set((await readAll(survivor, 'audit')).map((entry) => entry.id));
    expect(acknowledged.flat().filter((id) => !ids.has(id))).toEqual([]);
    expect(verifyStream(await survivor.readBytes('audit'))).toMatchObject({ ok: true });
    await survivor.close();
  }, 60_000);
});

describe('a disk that is full', () => {
  it('refuses what does not fit, and keeps what was acknowledged', async () => {
    const command = `ulimit -f 40 && exec "$0" --import tsx "$1" "$2" "$3"`; // no file over 40 KiB
    const env = { ...process.env, TSX_DISABLE_CACHE: '1' };
    const child = spawn('bash', ['-c', command, process.execPath, writerSource, root, stream], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [acknowledged, complaint] = ['', ''];
    child.stdout.on('data', (chunk) => (acknowledged += String(chunk)));
    child.stderr.on('data', (chunk) => (complaint += String(chunk)));
    expect((await once(child, 'close'))[0]).toBe(1);
    expect(complaint).toContain('could not be written (EFBIG). Nothing was recorded.');
    const count = acknowledged.trim().split('\n').length;
    expect(count).toBeGreaterThan(10);
    expect(verifyStream(await readFile(path))).toMatchObject({ ok: true, size: count });
  }, 60_000);
});

interface Victim {
  /** Its ledger stream; the session's when left out. */
  name?: string;
  /** What node runs; the writer's source when left out. */
  program?: string[];
  /** Once it acknowledged so many entries, it is killed, after so many milliseconds more. */
  patience: number;
  afterMs?: number;
  rotateBytes?: number;
}

/** Runs a process that appends without end, and kills it in the middle. Answers the ids that it acknowledged. */
function appendUntilKilled({ name = stream, program, patience, afterMs = 0, rotateBytes }: Victim): Promise<string[]> {
  const command = [
    ...(program ?? ['--import', 'tsx', writerSource]),
    root,
    name,
    ...(rotateBytes ? [String(rotateBytes)] : []),
  ];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (id) => {
      acknowledged.push(id);
      if (acknowledged.length !== patience) return;
      if (afterMs > 0) setTimeout(() => child.kill('SIGKILL'), afterMs);
      else child.kill('SIGKILL');
    });
    child.on('error', reject);
    lines.on('close', () => resolve(acknowledged));
  });
}

/** The writer in one file: it starts 200 times, and should not be compiled as often. */
async function bundleWriter(outfile: string): Promise<void> {
  await build({
    entryPoints: [writerSource],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
}
