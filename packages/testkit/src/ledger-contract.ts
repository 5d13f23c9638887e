import { generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  appendCheckpoint,
  canonicalize,
  checkProof,
  hashEntry,
  keyIdOf,
  type LedgerStore,
  proveInclusion,
  verifyLedger,
  verifyStream,
} from '@greenlight/ledger';
import { type EntryBody, GENESIS_HASH, GreenlightError, type LedgerDraft, type LedgerEntry } from '@greenlight/schema';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A store on its own ground, with a way to open the same ground again. */
export interface LedgerStoreUnderTest {
  store: LedgerStore;
  /** Closes the store and opens what it wrote, as a new process would. */
  reopen(): Promise<LedgerStore>;
  close(): Promise<void>;
}

/** A draft to append, different each time; `body` takes the place of the usual one. */
export function createDraft(body: EntryBody = aGate('spec.G0')): LedgerDraft {
  return { id: randomUUID(), at: '2026-01-31T10:42:00.000Z', actor: { kind: 'local', id: 'owner' }, ...body };
}

/** Everything of a stream, in order. */
export async function readAll(store: LedgerStore, stream: string): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for await (const entry of store.read(stream)) entries.push(entry);
  return entries;
}

/** What every ledger store keeps to, whatever it writes into. */
export function describeLedgerStore(name: string, create: () => Promise<LedgerStoreUnderTest>): void {
  describe(`${name}: the ledger store contract`, () => {
    let ground: LedgerStoreUnderTest;
    let store: LedgerStore;
    beforeEach(async () => {
      ground = await create();
      store = ground.store;
    });
    afterEach(() => ground.close());

    it('has an empty head and no entries for a stream that was never written to', async () => {
      expect(await store.head('gates')).toMatchObject({ size: 0, hash: GENESIS_HASH });
      expect(await readAll(store, 'gates')).toEqual([]);
      expect(await store.streams()).toEqual([]);
    });

    it('seals drafts in order, chained from the genesis hash', async () => {
      const drafts = [createDraft(), createDraft(aGate('spec.G1'))];
      const entries = await store.append('gates', drafts);
      expect(entries.map(({ seq, stream, v }) => ({ seq, stream, v }))).toEqual([
        { seq: 0, stream: 'gates', v: 1 },
        { seq: 1, stream: 'gates', v: 1 },
      ]);
      expect(entries.map((entry) => entry.prev)).toEqual([GENESIS_HASH, entries[0]?.hash]);
      expect(entries.map((entry) => entry.hash)).toEqual(entries.map(hashEntry));
      expect(entries).toMatchObject(drafts);
    });

    it('reads back exactly what append answered', async () => {
      const first = await store.append('gates', [createDraft(), createDraft()]);
      const second = await store.append('gates', [createDraft(aGate('naïve “quotes” \\ 🎬'))]);
      expect(await readAll(store, 'gates')).toEqual([...first, ...second]);
    });

    it('names the last entry as its head', async () => {
      await store.append('gates', [createDraft()]);
      const [last] = await store.append('gates', [createDraft()]);
      expect(await store.head('gates')).toMatchObject({ size: 2, hash: last?.hash });
    });

    it('writes nothing for no drafts', async () => {
      expect(await store.append('gates', [])).toEqual([]);
      expect(await store.head('gates')).toMatchObject({ size: 0 });
    });

    it('reads from an entry on, and no more than asked', async () => {
      await store.append(
        'gates',
        Array.from({ length: 7 }, () => createDraft()),
      );
      const seqs = async (options: { from?: number; limit?: number }) => {
        const found: number[] = [];
        for await (const entry of store.read('gates', options)) found.push(entry.seq);
        return found;
      };
      expect(await seqs({ from: 5 })).toEqual([5, 6]);
      expect(await seqs({ from: 2, limit: 3 })).toEqual([2, 3, 4]);
      expect(await seqs({ limit: 0 })).toEqual([]);
      expect(await seqs({ from: 7 })).toEqual([]);
    });

    it('keeps streams apart and lists them by name', async () => {
      const session = 'SES-CHAT-20260131-0a1b2c3d';
      await Promise.all([session, 'packages', 'gates'].map((stream) => store.append(stream, [createDraft()])));
      expect(await store.streams()).toEqual([session, 'gates', 'packages']);
      for (const stream of [session, 'gates', 'packages']) {
        expect(await readAll(store, stream)).toMatchObject([{ stream, seq: 0, prev: GENESIS_HASH }]);
      }
    });

    it.each(['', '../escape', 'a/b', 'a\\b', '.', '-x', 'x'.repeat(82), 'a\0b'])(
      'refuses %j as the name of a stream',
      async (stream) => {
        await expect(store.append(stream, [createDraft()])).rejects.toMatchObject({ code: 'VALIDATION' });
        expect(await store.streams()).toEqual([]);
      },
    );

    it('does not let a draft choose its own place', async () => {
      const forged = { ...createDraft(), seq: 7, prev: 'f'.repeat(64), stream: 'audit', hash: '0'.repeat(64) };
      const [entry] = await store.append('gates', [forged]);
      expect(entry).toMatchObject({ seq: 0, prev: GENESIS_HASH, stream: 'gates' });
      expect(await readAll(store, 'gates')).toEqual([entry]);
    });

    it('keeps the entries of one append together when many append at once', async () => {
      const batches = await Promise.all(
        Array.from({ length: 40 }, () => store.append('gates', [createDraft(), createDraft(), createDraft()])),
      );
      for (const batch of batches) expect(batch.map((entry) => entry.seq - (batch[0]?.seq ?? 0))).toEqual([0, 1, 2]);
      const entries = await readAll(store, 'gates');
      expect(entries).toHaveLength(120);
      expect(new Set(entries.map((entry) => entry.id)).size).toBe(120);
      expectChain(entries);
    });

    it('refuses an append that expects another size, and writes nothing of it', async () => {
      await store.append('gates', [createDraft()], { expectedSize: 0 });
      const stale = store.append('gates', [createDraft()], { expectedSize: 0 });
      await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(stale).rejects.toBeInstanceOf(GreenlightError);
      expect(await store.head('gates')).toMatchObject({ size: 1 });
    });

    it('lets one of many win that expect the same size', async () => {
      const attempts = Array.from({ length: 10 }, () =>
        store.append('gates', [createDraft(), createDraft()], { expectedSize: 0 }),
      );
      const settled = await Promise.allSettled(attempts);
      expect(settled.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      expect(await readAll(store, 'gates')).toHaveLength(2);
    });

    it('is followed from where a reader stopped, however often entries are added', async () => {
      const seen: string[] = [];
      const written: string[] = [];
      for (let round = 0; round < 12; round += 1) {
        const entries = await store.append(
          'gates',
          Array.from({ length: 1 + (round % 3) }, () => createDraft()),
        );
        written.push(...entries.map((entry) => entry.id));
        for await (const entry of store.read('gates', { from: seen.length })) seen.push(entry.id);
        expect(seen).toEqual(written);
      }
      expect(await store.head('gates')).toMatchObject({ size: written.length });
    });

    it('verifies from what it stored, and proves each of its entries', async () => {
      for (let count = 0; count < 9; count += 1) await store.append('gates', [createDraft()]);
      const verified = await verifyLedger(store, 'gates');
      expect(verified).toMatchObject({ ok: true, size: 9, hash: (await store.head('gates')).hash });
      for (let seq = 0; seq < 9; seq += 1) {
        expect(checkProof(await proveInclusion(store, 'gates', seq))).toEqual({ kind: 'inclusion', holds: true });
      }
      await expect(proveInclusion(store, 'gates', 9)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('takes a checkpoint of all it holds, once', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const owner = { kind: 'local' as const, id: 'owner' };
      await store.append('gates', [createDraft(), createDraft()]);
      expect(await appendCheckpoint(store, 'gates', privateKey, owner)).toMatchObject({
        isNew: true,
        entry: { size: 2 },
      });
      expect(await appendCheckpoint(store, 'gates', privateKey, owner)).toMatchObject({
        isNew: false,
        entry: { seq: 2 },
      });
      expect(await verifyLedger(store, 'gates', { keys: [publicKey] })).toMatchObject({ ok: true, size: 3 });
      const proof = await proveInclusion(store, 'gates', 1, [{ keyId: keyIdOf(publicKey), key: publicKey }]);
      expect(checkProof(proof, [publicKey])).toMatchObject({ holds: true, keyId: keyIdOf(publicKey) });
    });

    it('goes on where it stopped when it is opened again', async () => {
      const before = await store.append('gates', [createDraft(), createDraft()]);
      const again = await ground.reopen();
      expect(await readAll(again, 'gates')).toEqual(before);
      const [next] = await again.append('gates', [createDraft()]);
      expect(next).toMatchObject({ seq: 2, prev: before[1]?.hash });
      expectChain(await readAll(again, 'gates'));
    });

    it('holds a verifiable chain whatever is appended', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(anyBody, { maxLength: 4 }), { maxLength: 6 }), async (batches) => {
          const stream = `s${randomUUID()}`;
          const answered = await Promise.all(batches.map((bodies) => store.append(stream, bodies.map(createDraft))));
          const entries = await readAll(store, stream);
          expect(entries).toEqual(answered.flat().sort((a, b) => a.seq - b.seq));
          expectChain(entries);
        }),
        { numRuns: 25 },
      );
    });
  });
}

function expectChain(entries: readonly LedgerEntry[]): void {
  const verified = verifyStream(entries.map((entry) => canonicalize(entry)));
  expect(verified).toMatchObject({ ok: true, size: entries.length });
}

function aGate(gate: string): EntryBody {
  return { type: 'GATE', gate, passed: true, judged: `sha256:${'a'.repeat(64)}`, findings: [] };
}

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const anyBody: fc.Arbitrary<EntryBody> = fc.oneof(
  fc.record({ gate: word, findings: fc.array(word, { maxLength: 3 }), passed: fc.boolean() }).map((found) => ({
    ...found,
    type: 'GATE' as const,
    judged: `sha256:${'b'.repeat(64)}`,
  })),
  fc.dictionary(word, word, { maxKeys: 4 }).map((detail) => ({
    type: 'ACCESS' as const,
    action: 'role_changed' as const,
    subject: 'someone',
    detail,
  })),
);
