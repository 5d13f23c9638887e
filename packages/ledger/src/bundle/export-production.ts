import { createHash } from 'node:crypto';
import {
  GreenlightError,
  type LedgerEntry,
  type ProductionBeginning,
  type ProductionResult,
  type ProductionStep,
} from '@greenlight/schema';
import { canonicalize } from '../canonical.ts';
import { publicKeyText } from '../checkpoint.ts';
import { hexOf, sha256Hex } from '../hash.ts';
import type { LedgerStore } from '../ledger-store.ts';
import { createMerkleTree } from '../merkle.ts';
import type { NamedKey } from '../named-key.ts';
import { objectHashes } from '../object-hashes.ts';
import { linesOf } from '../verify-ledger.ts';
import { createStreamVerifier } from '../verify-stream.ts';
import { createProver } from './subtree-roots.ts';

/** A stream as far as it is exported. */
export interface ExportedStream {
  stream: string;
  /** How many of its entries: what is written later is not in the bundle. */
  size: number;
  /** Of a stream that the project shares with others: which entries are its own. Without it the whole stream is exported. */
  isOwn?: (entry: LedgerEntry) => boolean;
}

export interface ProductionExport {
  project: string;
  store: LedgerStore;
  streams: readonly ExportedStream[];
  beginning: Omit<ProductionBeginning, 'kind'>;
  /** The steps by which the film was made, in their order, once all of its entries were read. */
  orderSteps: (entries: readonly LedgerEntry[]) => readonly Step[];
  result: Omit<ProductionResult, 'kind'>;
  /** The texts of these hashes, those that still exist and may be given away. */
  readTexts: (hashes: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The public keys of its checkpoints. */
  keys?: readonly NamedKey[];
}

type Step = ProductionStep extends infer Each ? (Each extends unknown ? Omit<Each, 'kind'> : never) : never;

/** How many texts are read at once. */
const TEXTS_AT_ONCE = 200;
const LINES_AT_ONCE = 500;

/**
 * A production as lines of canonical JSON that can be verified anywhere, and rebuilt: see `productionHeader`. Throws LEDGER_CORRUPT, with the
 * stream and the entry, for a ledger that is not sound.
 */
export async function* exportProduction(production: ProductionExport): AsyncGenerator<string> {
  const digest = createHash('sha256');
  let objects = 0;
  for await (const piece of piecesOf(production)) {
    digest.update(piece.text);
    objects += piece.objects ?? 0;
    yield piece.text;
  }
  yield lineOf({ kind: 'end', objects, digest: digest.digest('hex') });
}

interface Piece {
  text: string;
  objects?: number;
}

async function* piecesOf(production: ProductionExport): AsyncGenerator<Piece> {
  const { project, beginning, orderSteps, result, streams, keys = [] } = production;
  const named = keys.map(({ keyId, key }) => ({ key_id: keyId, public_key: publicKeyText(key) }));
  yield { text: lineOf({ kind: 'ledger_bundle', v: 2, project, keys: named }) };
  yield { text: lineOf({ kind: 'began', ...beginning }) };
  const read: LedgerEntry[] = [];
  for (const stream of streams) yield* entriesOf(production.store, stream, read);
  const hashes = new Set(read.flatMap((entry) => objectHashes(entry).map(({ hash }) => hash)));
  for (const step of orderSteps(read)) yield { text: lineOf({ kind: 'step', ...step }) };
  yield { text: lineOf({ kind: 'result', ...result }) };
  yield* objectsOf([...hashes], production.readTexts);
}

async function* entriesOf(store: LedgerStore, wanted: ExportedStream, read: LedgerEntry[]): AsyncGenerator<Piece> {
  const { stream, size, isOwn } = wanted;
  const { entries, leaves, lines, root } = await readStream(store, wanted);
  if (entries.length === 0) return;
  for (const entry of entries) read.push(entry);
  const whole = isOwn === undefined;
  yield { text: lineOf({ kind: 'stream', stream, size, root, whole, entries: entries.length }) };
  if (whole) {
    for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
      yield {
        text: lines
          .slice(from, from + LINES_AT_ONCE)
          .map((line) => `${line}\n`)
          .join(''),
      };
    }
    return;
  }
  const prove = createProver(leaves);
  for (const entry of entries) yield { text: lineOf({ kind: 'excerpt', entry, proof: prove(entry.seq).map(hexOf) }) };
}

async function readStream(store: LedgerStore, { stream, size, isOwn }: ExportedStream) {
  const entries: LedgerEntry[] = [];
  const leaves: Uint8Array[] = [];
  const lines: string[] = [];
  const tree = createMerkleTree();
  const verifier = createStreamVerifier({
    stream,
    expected: { size },
    onEntry(entry, leaf) {
      tree.add(leaf);
      if (isOwn) leaves.push(leaf);
      if (!isOwn || isOwn(entry)) entries.push(entry);
    },
  });
  for await (const batch of linesOf(store, stream)) {
    const some = batch.lines.slice(0, size - verifier.size);
    if (!isOwn) lines.push(...some.map((line) => line.toString('utf8')));
    if (!some.every((line) => verifier.push(line)) || verifier.size >= size) break;
  }
  const found = verifier.finish();
  if (!found.ok) throw corrupt(stream, found.seq, found.reason);
  return { entries, leaves, lines, root: hexOf(tree.root()) };
}

async function* objectsOf(hashes: readonly string[], readTexts: ProductionExport['readTexts']): AsyncGenerator<Piece> {
  for (let start = 0; start < hashes.length; start += TEXTS_AT_ONCE) {
    const some = hashes.slice(start, start + TEXTS_AT_ONCE);
    const texts = await readTexts(some);
    for (const hash of some) {
      const text = texts.get(hash);
      // A text that is not what its hash says is none: the entry says what it was.
      if (text === undefined || `sha256:${sha256Hex(text)}` !== hash) continue;
      yield { text: lineOf({ kind: 'object', hash, text }), objects: 1 };
    }
  }
}

function lineOf(value: unknown): string {
  return `${canonicalize(value)}\n`;
}

function corrupt(stream: string, seq: number, reason: string): GreenlightError {
  return new GreenlightError('LEDGER_CORRUPT', `The ledger ${stream} is not exported. ${reason}`, {
    details: { stream, seq },
  });
}
