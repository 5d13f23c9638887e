import {
  type ConsistencyProofDocument,
  GreenlightError,
  type InclusionProofDocument,
  type LedgerEntry,
  type SignedCheckpoint,
} from '@greenlight/schema';
import { publicKeyText, verifyCheckpoint } from './checkpoint.ts';
import { hexOf } from './hash.ts';
import type { LedgerStore } from './ledger-store.ts';
import { createMerkleTree } from './merkle.ts';
import { consistencyRanges, createRootCollector, inclusionRanges, type LeafRange } from './merkle-proof.ts';
import type { NamedKey } from './named-key.ts';
import { verifyLedger } from './verify-ledger.ts';

/**
 * Proves that an entry is in its ledger: against the last checkpoint after it that one of the keys signed, else against all that
 * the ledger holds now. Throws NOT_FOUND for an entry that is not there, LEDGER_CORRUPT for a ledger that is not sound.
 */
export async function proveInclusion(
  store: LedgerStore,
  stream: string,
  seq: number,
  keys: readonly NamedKey[] = [],
): Promise<InclusionProofDocument> {
  const seen = await survey(store, stream, (entry) => signedBy(entry, seq, keys));
  if (seq >= seen.size) throw noEntry(stream, seq, seen.size);
  const size = seen.found?.size ?? seen.size;
  const { roots, root, at } = await collect(store, stream, size, inclusionRanges(seq, size), seq);
  if (!at || root !== (seen.found?.root ?? seen.root)) throw changedMeanwhile(stream);
  return {
    kind: 'inclusion',
    v: 1,
    stream,
    seq,
    size,
    leaf_hash: hexOf(at.leaf),
    root,
    proof: roots,
    entry: at.entry,
    ...(seen.found ? { checkpoint: seen.found } : {}),
  };
}

/** Proves that the first `oldSize` entries are what they were when there were no more. Throws as `proveInclusion` does. */
export async function proveConsistency(
  store: LedgerStore,
  stream: string,
  oldSize: number,
): Promise<ConsistencyProofDocument> {
  const { size, root } = await survey(store, stream, () => undefined);
  if (oldSize < 1 || oldSize > size) throw noEntry(stream, Math.max(0, oldSize - 1), size);
  const ranges = [...consistencyRanges(oldSize, size), { start: 0, end: oldSize }];
  const collected = await collect(store, stream, size, ranges);
  if (collected.root !== root) throw changedMeanwhile(stream);
  const old_root = collected.roots.pop() ?? '';
  return { kind: 'consistency', v: 1, stream, old_size: oldSize, size, old_root, root, proof: collected.roots };
}

/** Verifies a ledger, and keeps the last of what `look` finds in it. */
async function survey<T>(store: LedgerStore, stream: string, look: (entry: LedgerEntry) => T | undefined) {
  let found: T | undefined;
  const verified = await verifyLedger(store, stream, {
    onEntry(entry) {
      found = look(entry) ?? found;
    },
  });
  if (verified.ok) return { ...verified, found };
  throw new GreenlightError('LEDGER_CORRUPT', `Nothing can be proved of the ledger ${stream}. ${verified.reason}`, {
    details: { stream, seq: verified.seq, ...(verified.file ? { file: verified.file } : {}) },
  });
}

async function collect(store: LedgerStore, stream: string, size: number, ranges: readonly LeafRange[], seq?: number) {
  const collector = createRootCollector(ranges);
  const tree = createMerkleTree();
  let at: { entry: LedgerEntry; leaf: Uint8Array } | undefined;
  await verifyLedger(store, stream, {
    onEntry(entry, leaf) {
      if (entry.seq >= size) return;
      if (entry.seq === seq) at = { entry, leaf };
      collector.add(leaf);
      tree.add(leaf);
    },
  });
  return { roots: collector.roots().map(hexOf), root: hexOf(tree.root()), at };
}

function signedBy(entry: LedgerEntry, seq: number, keys: readonly NamedKey[]): SignedCheckpoint | undefined {
  if (entry.type !== 'CHECKPOINT' || entry.size <= seq) return undefined;
  const signer = keys.find(({ key }) => verifyCheckpoint(entry.stream, entry, key));
  if (!signer) return undefined;
  const { size, root, key_id, signature } = entry;
  return { size, root, key_id, signature, public_key: publicKeyText(signer.key) };
}

function noEntry(stream: string, seq: number, size: number): GreenlightError {
  const holds = size === 0 ? 'is not there' : `has the entries 0 to ${size - 1}`;
  return new GreenlightError('NOT_FOUND', `There is no entry ${seq}: the ledger ${stream} ${holds}.`);
}

function changedMeanwhile(stream: string): GreenlightError {
  return new GreenlightError('LEDGER_CORRUPT', `The ledger ${stream} was changed while it was read. Verify it.`);
}
