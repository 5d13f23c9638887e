import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerDraft } from '@greenlight/schema';
import { createDraft } from '@greenlight/testkit/ledger-contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendCheckpoint } from '../append-checkpoint.ts';
import { keyIdOf } from '../checkpoint.ts';
import { createFileLedgerStore, type FileLedgerStore } from '../file/file-ledger-store.ts';
import { createFileObjectStore } from '../file/file-object-store.ts';
import type { ObjectStore } from '../object-store.ts';
import { exportBundle } from './export-bundle.ts';
import { verifyBundle } from './read-bundle.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const keys = [{ keyId: keyIdOf(publicKey), key: publicKey }];
const stream = 'SES-CHAT-20260131-0a1b2c3d';
let workspace: string;
let store: FileLedgerStore;
let objects: ObjectStore;
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'bundle-'));
  const root = join(workspace, '.greenlight');
  store = createFileLedgerStore({ root, rotateBytes: 2500 });
  objects = createFileObjectStore({ root });
  for (let turn = 1; turn <= 6; turn += 1) await store.append(stream, [await createTurn(turn)]);
  await appendCheckpoint(store, stream, privateKey, { kind: 'local', id: 'owner' });
});
afterAll(async () => {
  await store.close();
  await rm(workspace, { recursive: true });
});

async function createTurn(turn: number): Promise<LedgerDraft> {
  return createDraft({
    type: 'CHAT_TURN',
    turn_number: turn,
    query_hash: await objects.put(`query ${turn} “é” 🎬`),
    result_hash: await objects.put('the same answer'),
    handler: 'help',
    classification: { type: 'help', confidence: 1, pattern: 'help' },
    decision: 'EXECUTED',
    reason: '',
    duration_ms: 1,
    declared_reads: [],
    writes: [],
  });
}

async function exportText(): Promise<string> {
  let text = '';
  for await (const piece of exportBundle({ store, objects, stream, keys })) text += piece;
  return text;
}

async function* linesOf(text: string) {
  for (const line of text.split('\n').slice(0, text.endsWith('\n') ? -1 : undefined)) yield Buffer.from(line, 'utf8');
}

describe('an exported ledger', () => {
  it('holds the entries byte for byte and the texts, and verifies by itself', async () => {
    const text = await exportText();
    expect(text).toContain(Buffer.from(await store.readBytes(stream)).toString('utf8'));
    const seqs: number[] = [];
    const texts = new Map<string, string>();
    const verified = await verifyBundle(linesOf(text), {
      onEntry: (entry) => seqs.push(entry.seq),
      onText: (hash, value) => texts.set(hash, value),
    });
    expect(verified).toMatchObject({
      ok: true,
      stream,
      size: 7,
      objects: 7,
      checkpoint: { size: 6, keyId: keyIdOf(publicKey) },
    });
    expect(seqs).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...texts.values()]).toContain('query 3 “é” 🎬');
  });

  it('is the same every time', async () => {
    expect(await exportText()).toBe(await exportText());
  });

  it('shows any change to any byte of it', async () => {
    const text = await exportText();
    const bytes = Buffer.from(text, 'utf8');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ flip : byte)));
        expect((await verifyBundle(splitBytes(changed))).ok, `byte ${at}`).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('shows that it was cut off, wherever that was', async () => {
    const lines = (await exportText()).trim().split('\n');
    for (let length = 0; length < lines.length; length += 1) {
      expect((await verifyBundle(linesOf(`${lines.slice(0, length).join('\n')}\n`))).ok).toBe(false);
    }
    expect((await verifyBundle(linesOf(`${[...lines, lines.at(-2)].join('\n')}\n`))).ok).toBe(false);
  });

  it('goes without texts that were erased or changed', async () => {
    const gone = await objects.put('query 2 “é” 🎬');
    const changed = await objects.put('query 4 “é” 🎬');
    await objects.erase(gone);
    await writeFile(join(workspace, '.greenlight', 'objects', changed.slice('sha256:'.length)), 'a lie');
    expect(await verifyBundle(linesOf(await exportText()))).toMatchObject({ ok: true, objects: 5 });
  });

  it('is refused of a ledger that is not there', async () => {
    await expect(async () => {
      for await (const _ of exportBundle({ store, objects, stream: 'gates', keys })) expect.fail('nothing to export');
    }).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

async function* splitBytes(bytes: Buffer) {
  let from = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, from)) {
    yield bytes.subarray(from, at);
    from = at + 1;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}
