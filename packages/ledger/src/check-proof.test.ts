import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDraft } from '@greenlight/testkit/ledger-contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendCheckpoint } from './append-checkpoint.ts';
import { checkProof } from './check-proof.ts';
import { keyIdOf } from './checkpoint.ts';
import { createFileLedgerStore, type FileLedgerStore } from './file/file-ledger-store.ts';
import { proveConsistency, proveInclusion } from './prove.ts';

interface Vector {
  file: string;
  vector: { wantErr: boolean };
}
const vectors = readFileSync(new URL('../test-vectors/transparency-dev-merkle.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector);

describe('the test vectors of transparency-dev/merkle', () => {
  it('are judged as they say, all of them', () => {
    expect(vectors.length).toBe(518);
    const wrong = vectors.filter(({ vector }) => checkProof(vector).holds === vector.wantErr).map(({ file }) => file);
    expect(wrong).toEqual([]);
    expect(new Set(vectors.map(({ vector }) => checkProof(vector).kind)).size).toBe(4);
  });

  it('are judged by the proof alone, not by what they say of it', () => {
    for (const { vector } of vectors.slice(0, 100)) {
      const said = { ...vector, wantErr: !vector.wantErr, desc: 'the contrary', more: 1 };
      expect(checkProof(said).holds).toBe(checkProof(vector).holds);
    }
  });
});

describe('what is no proof', () => {
  it.each(
    [
      null,
      [],
      'text',
      5,
      {},
      { kind: 'inclusion' },
      { kind: 'other' },
      { leafIdx: 1 },
      { size1: 'a' },
      { start: 0 },
    ].map((document) => [document]),
  )('is refused: %j', (document) => {
    expect(() => checkProof(document)).toThrow(expect.objectContaining({ code: 'VALIDATION' }));
  });
});

describe('proofs of a ledger', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keys = [{ keyId: keyIdOf(publicKey), key: publicKey }];
  const local = { kind: 'local' as const, id: 'owner' };
  let workspace: string;
  let store: FileLedgerStore;
  beforeAll(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'prove-'));
    store = createFileLedgerStore({ root: join(workspace, '.greenlight'), rotateBytes: 4000 });
    for (let index = 0; index < 23; index += 1) await store.append('gates', [createDraft()]);
  });
  afterAll(async () => {
    await store.close();
    await rm(workspace, { recursive: true });
  });

  it('hold for every entry, through JSON and back', async () => {
    for (let seq = 0; seq < 23; seq += 1) {
      const proof = await proveInclusion(store, 'gates', seq);
      expect(proof).toMatchObject({ kind: 'inclusion', stream: 'gates', seq, size: 23, entry: { seq } });
      expect(checkProof(JSON.parse(JSON.stringify(proof)))).toEqual({ kind: 'inclusion', holds: true });
    }
  });

  it('do not hold when any of their hashes, numbers or words is changed', async () => {
    const proof = await proveInclusion(store, 'gates', 11);
    const text = JSON.stringify(proof);
    const size = text.indexOf('"size":23') + '"size":'.length; // a root does not fix the size: that is what checkpoints are for
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
        fc.pre(at < size || at > size + 1);
        const changed = `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
        expect(holds(changed)).toBe(changed === text);
      }),
      { numRuns: 1500 },
    );
  });

  it('hold from every earlier size to the present one', async () => {
    for (let size = 1; size <= 23; size += 1) {
      const proof = await proveConsistency(store, 'gates', size);
      expect(checkProof(proof)).toEqual({ kind: 'consistency', holds: true });
      expect(checkProof({ ...proof, old_root: proof.root }).holds).toBe(size === 23);
    }
  });

  it.each([23, 1000])('are refused for entry %s, which is not there', async (seq) => {
    await expect(proveInclusion(store, 'gates', seq)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(proveInclusion(store, 'other', 0)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('rest on the last checkpoint that covers the entry', async () => {
    const made = await appendCheckpoint(store, 'gates', privateKey, local);
    expect(made).toMatchObject({ isNew: true, entry: { seq: 23, size: 23 } });
    expect(await appendCheckpoint(store, 'gates', privateKey, local)).toMatchObject({
      isNew: false,
      entry: { seq: 23 },
    });
    await store.append('gates', [createDraft()]);
    const proof = await proveInclusion(store, 'gates', 4, keys);
    expect(proof).toMatchObject({ size: 23, checkpoint: { size: 23, key_id: keyIdOf(publicKey) } });
    expect(checkProof(proof)).toMatchObject({ holds: true, keyId: keyIdOf(publicKey) });
    expect(checkProof(proof, [publicKey])).toMatchObject({ holds: true });
    const stranger = generateKeyPairSync('ed25519').publicKey;
    expect(checkProof(proof, [stranger])).toMatchObject({
      holds: false,
      reason: expect.stringContaining('unknown key'),
    });
    const forged = { ...proof, checkpoint: { ...proof.checkpoint, signature: Buffer.alloc(64).toString('base64') } };
    expect(checkProof(forged)).toMatchObject({ holds: false, reason: expect.stringContaining('signature') });
    expect(await proveInclusion(store, 'gates', 24, keys)).not.toHaveProperty('checkpoint');
  });

  it('are not made of an empty ledger, nor is a checkpoint', async () => {
    expect(await appendCheckpoint(store, 'empty', privateKey, local)).toBeUndefined();
    expect(await store.streams()).toEqual(['gates']);
  });
});

function holds(text: string): boolean {
  try {
    return checkProof(JSON.parse(text)).holds;
  } catch {
    return false; // no JSON, or of no known shape
  }
}
