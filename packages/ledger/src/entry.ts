import { GENESIS_HASH, type LedgerDraft, type LedgerEntry } from '@greenlight/schema';
import { canonicalize } from './canonical.ts';
import { sha256Hex } from './hash.ts';

/** Where a stream ends: how many entries it holds, and the hash that the next one names as `prev`. */
export interface StreamHead {
  stream: string;
  size: number;
  hash: string;
}

/** The head of a stream that has no entry yet. */
export function createEmptyHead(stream: string): StreamHead {
  return { stream, size: 0, hash: GENESIS_HASH };
}

/** The head after `entry`. */
export function headAfter(entry: LedgerEntry): StreamHead {
  return { stream: entry.stream, size: entry.seq + 1, hash: entry.hash };
}

/** The bytes that an entry's hash and its Merkle leaf cover: its canonical form without `hash`. */
export function canonicalBody(entry: object): string {
  return canonicalize({ ...entry, hash: undefined });
}

/** SHA-256 hex of the canonical entry without `hash`. */
export function hashEntry(entry: object): string {
  return sha256Hex(canonicalBody(entry));
}

/** Gives a draft its place at the end of a stream: `seq`, `prev` and `hash`. */
export function sealEntry(draft: LedgerDraft, head: StreamHead): LedgerEntry {
  const unsealed = { ...draft, v: 1 as const, stream: head.stream, seq: head.size, prev: head.hash };
  return { ...unsealed, hash: hashEntry(unsealed) };
}

/** Seals drafts one after the other. */
export function sealEntries(drafts: readonly LedgerDraft[], head: StreamHead): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let end = head;
  for (const draft of drafts) {
    const entry = sealEntry(draft, end);
    entries.push(entry);
    end = headAfter(entry);
  }
  return entries;
}
