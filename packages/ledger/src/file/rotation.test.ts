import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDraft, readAll } from '@greenlight/testkit/ledger-contract';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '../verify-ledger.ts';
import { verifyStream } from '../verify-stream.ts';
import { createFileLedgerStore, type FileLedgerStore } from './file-ledger-store.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
let workspace: string;
let folder: string;
let store: FileLedgerStore;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'rotation-'));
  folder = join(workspace, '.greenlight', 'ledgers', 'gates');
  store = openStore();
});
afterEach(async () => {
  await store.close();
  await rm(workspace, { recursive: true });
});

const openStore = (options: Partial<Parameters<typeof createFileLedgerStore>[0]> = {}) =>
  createFileLedgerStore({ root: join(workspace, '.greenlight'), rotateBytes: 1200, ...options });
const files = async () => (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
const reopen = async (options = {}) => {
  await store.close();
  store = openStore(options);
};

/** Appends one entry at a time, as conversations do. */
async function appendMany(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await store.append('gates', [createDraft()]);
}

describe('a ledger that grows', () => {
  it('goes on in further files as one stream', async () => {
    await appendMany(20);
    expect(await files()).toEqual(
      expect.arrayContaining(['ledger.0001.jsonl', 'ledger.0002.jsonl', 'ledger.0003.jsonl', 'ledger.0004.jsonl']),
    );
    const entries = await readAll(store, 'gates');
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(await store.head('gates')).toEqual({ stream: 'gates', size: 20, hash: entries[19]?.hash });
    const whole = verifyStream(await store.readBytes('gates'));
    expect(whole).toMatchObject({ ok: true, size: 20, hash: entries[19]?.hash });
    expect(await verifyLedger(store, 'gates')).toEqual(whole);
    expect(await store.streams()).toEqual(['gates']);
  });

  it('keeps the bytes of the files that are closed, and their owner', async () => {
    await appendMany(5);
    const closed = await readFile(join(folder, 'ledger.0001.jsonl'));
    await appendMany(10);
    expect(await readFile(join(folder, 'ledger.0001.jsonl'))).toEqual(closed);
  });

  it('is read from any entry on, across files', async () => {
    await appendMany(20);
    for (const from of [0, 3, 4, 9, 19, 20]) {
      const seqs: number[] = [];
      for await (const entry of store.read('gates', { from, limit: 6 })) seqs.push(entry.seq);
      expect(seqs).toEqual([0, 1, 2, 3, 4, 5].map((step) => from + step).filter((seq) => seq < 20));
    }
  });

  it('gives who follows it what is new and nothing twice, while files are closed', async () => {
    const seen: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      await appendMany(1 + (round % 3));
      for await (const entry of store.read('gates', { from: seen.length })) seen.push(entry.seq);
    }
    expect(seen).toEqual(Array.from({ length: 24 }, (_, index) => index));
  });

  it('shows a reader a sound beginning at every moment', async () => {
    const reader = openStore();
    let isDone = false;
    const writing = appendMany(120).finally(() => {
      isDone = true;
    });
    let last = 0;
    while (!isDone) {
      const found = await verifyLedger(reader, 'gates');
      expect(found).toMatchObject({ ok: true });
      const size = found.ok ? found.size : -1;
      expect(size).toBeGreaterThanOrEqual(last);
      last = size;
      expect((await reader.head('gates')).size).toBeGreaterThanOrEqual(last);
    }
    await writing;
    await reader.close();
  });

  it('keeps one chain when several processes append and close files', async () => {
    const stores = Array.from({ length: 3 }, () => openStore({ lockWaitMs: 20_000 }));
    await Promise.all(stores.flatMap((one) => Array.from({ length: 15 }, () => one.append('gates', [createDraft()]))));
    await Promise.all(stores.map((one) => one.close()));
    expect((await files()).length).toBeGreaterThan(2);
    expect(await verifyLedger(store, 'gates')).toMatchObject({ ok: true, size: 45 });
  }, 30_000);
});

describe('what a kill leaves in the middle of closing a file', () => {
  it.each([
    ['the file was renamed, and there is no other', async () => undefined],
    ['another was made, and is empty', () => writeFile(join(folder, 'ledger.jsonl'), '')],
    ['the first entry of the other is torn', () => writeFile(join(folder, 'ledger.jsonl'), '{"actor":{"id"')],
  ])('goes on when %s', async (_what, leave) => {
    await appendMany(2);
    await reopen();
    await rename(join(folder, 'ledger.jsonl'), join(folder, 'ledger.0001.jsonl'));
    await leave();
    expect(await readAll(store, 'gates')).toHaveLength(2);
    expect(await store.head('gates')).toMatchObject({ size: 2 });
    expect(await store.streams()).toEqual(['gates']);
    expect(await store.append('gates', [createDraft()])).toMatchObject([{ seq: 2 }]);
    expect(await verifyLedger(store, 'gates')).toMatchObject({ ok: true, size: 3 });
  });
});

describe('a file of a ledger that is missing', () => {
  it.each(['ledger.0001.jsonl', 'ledger.0002.jsonl'])('is named when it is %s', async (name) => {
    await appendMany(20);
    await reopen();
    const begins = JSON.parse((await readFile(join(folder, name), 'utf8')).split('\n')[0] ?? '').seq as number;
    await rm(join(folder, name));
    const found = await verifyLedger(store, 'gates');
    expect(found).toMatchObject({ ok: false, seq: begins, file: name, reason: expect.stringContaining(name) });
    const refusal = { code: 'LEDGER_CORRUPT', message: expect.stringContaining(name) };
    await expect(store.append('gates', [createDraft()])).rejects.toMatchObject(refusal);
    await expect(readAll(store, 'gates')).rejects.toMatchObject(refusal);
  });

  it('is named by its first entry when it is the last one closed', async () => {
    await appendMany(17);
    await reopen();
    const last = (await files()).at(-2) ?? '';
    const begins = JSON.parse((await readFile(join(folder, last), 'utf8')).split('\n')[0] ?? '').seq as number;
    await rm(join(folder, last));
    expect(await verifyLedger(store, 'gates')).toMatchObject({
      ok: false,
      seq: begins,
      file: 'ledger.jsonl',
      reason: expect.stringContaining('missing'),
    });
    await expect(readAll(store, 'gates')).rejects.toMatchObject({ code: 'LEDGER_CORRUPT' });
  });

  it('is not replaced by a link', async () => {
    await appendMany(10);
    await reopen();
    const path = join(folder, 'ledger.0001.jsonl');
    await rename(path, join(workspace, 'moved'));
    await symlink(join(workspace, 'moved'), path);
    expect(await verifyLedger(store, 'gates')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('is a link'),
    });
  });
});

describe('a ledger in several files', () => {
  const bytesOf = async () =>
    Promise.all((await files()).map(async (name) => [name, await readFile(join(folder, name))] as const));

  it('shows any byte that is changed, in whichever file', async () => {
    await appendMany(12);
    await reopen();
    const before = await bytesOf();
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, where, flip) => {
        const [name, bytes] = before[which % before.length] ?? ['', Buffer.alloc(0)];
        if (bytes.length === 0) return;
        const at = where % bytes.length;
        await writeFile(
          join(folder, name),
          bytes.map((byte, index) => (index === at ? byte ^ flip : byte)),
        );
        const found = await verifyLedger(store, 'gates');
        await writeFile(join(folder, name), bytes);
        const first = JSON.parse(bytes.toString('utf8').split('\n')[0] ?? '').seq as number;
        const line = bytes.subarray(0, at).toString('utf8').split('\n').length - 1;
        expect(found).toMatchObject({ ok: false, seq: first + line, file: name });
      }),
      { numRuns: 150 },
    );
  });

  it('shows where a closed file is cut, and cuts only the end of the last one', async () => {
    await appendMany(14);
    await reopen();
    const before = await bytesOf();
    const closed = before.slice(0, -1);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (which, where) => {
        const [name, bytes] = closed[which % closed.length] ?? ['', Buffer.alloc(0)];
        const length = where % bytes.length;
        await truncate(join(folder, name), length);
        const found = await verifyLedger(store, 'gates');
        await writeFile(join(folder, name), bytes);
        const first = JSON.parse(bytes.toString('utf8').split('\n')[0] ?? '').seq as number;
        const whole = bytes.subarray(0, length).toString('utf8').split('\n').length - 1;
        expect(found).toMatchObject({ ok: false, seq: first + whole });
      }),
      { numRuns: 60 },
    );
    await appendFile(join(folder, 'ledger.jsonl'), '{"torn');
    await store.append('gates', [createDraft()]);
    expect(await verifyLedger(store, 'gates')).toMatchObject({ ok: true, size: 15 });
  });
});

describe('the checkpoint at the end of a closed file', () => {
  it('vouches for all that came before, and the stream verifies with its key', async () => {
    await reopen({ findCheckpointKey: async () => privateKey });
    await appendMany(12);
    const closed = (await files()).slice(0, -1);
    expect(closed.length).toBeGreaterThan(1);
    for (const name of closed) {
      const last = JSON.parse((await readFile(join(folder, name), 'utf8')).trim().split('\n').at(-1) ?? '');
      expect(last).toMatchObject({ type: 'CHECKPOINT', size: last.seq });
    }
    expect(await verifyLedger(store, 'gates', { keys: [publicKey] })).toMatchObject({ ok: true });
    const stranger = generateKeyPairSync('ed25519').publicKey;
    expect(await verifyLedger(store, 'gates', { keys: [stranger] })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('unknown key'),
    });
  });

  it('is left out when there is no key, and when the key cannot be had', async () => {
    await reopen({ findCheckpointKey: async () => Promise.reject(new Error('locked away')) });
    await appendMany(8);
    expect(await verifyLedger(store, 'gates', { keys: [] })).toMatchObject({ ok: true, size: 8 });
    expect((await files()).length).toBeGreaterThan(1);
  });

  it('is not given to a ledger that was changed', async () => {
    await appendMany(7);
    await reopen({ findCheckpointKey: async () => privateKey });
    const path = join(folder, 'ledger.0001.jsonl');
    await writeFile(path, (await readFile(path, 'utf8')).replace('spec.G0', 'spec.G1'));
    await appendMany(6);
    const types = (await readAll(store, 'gates')).map((entry) => entry.type);
    expect(types).not.toContain('CHECKPOINT');
  });
});
