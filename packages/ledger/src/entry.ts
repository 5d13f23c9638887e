import type { LedgerDraft, LedgerEntry } from '@greenlight/schema';
import { canonicalize } from './canonical.ts';
import { encodeDraft, encodeEntries } from './encode.ts';
import { sha256Hex } from './hash.ts';
import type { StreamHead } from './stream-head.ts';

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
  return encodeDraft(draft, head).entry;
}

/** Seals drafts one after the other. */
export function sealEntries(drafts: readonly LedgerDraft[], head: StreamHead): LedgerEntry[] {
  return encodeEntries(drafts, head).entries;
}
