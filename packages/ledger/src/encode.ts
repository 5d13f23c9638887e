import type { LedgerDraft, LedgerEntry } from '@greenlight/schema';
import { canonicalizeAround } from './canonical.ts';
import { sha256Hex } from './hash.ts';
import { headAfter, type StreamHead } from './stream-head.ts';

/** Entries with the lines that a ledger file holds of them. */
export interface EncodedEntries {
  entries: LedgerEntry[];
  lines: string[];
  head: StreamHead;
}

/** Seals drafts one after the other, and writes their lines out. */
export function encodeEntries(drafts: readonly LedgerDraft[], head: StreamHead): EncodedEntries {
  const encoded: EncodedEntries = { entries: [], lines: [], head };
  for (const draft of drafts) {
    const { entry, line } = encodeDraft(draft, encoded.head);
    encoded.entries.push(entry);
    encoded.lines.push(line);
    encoded.head = headAfter(entry);
  }
  return encoded;
}

/** Seals one draft. Its values are written once, for the hash and for the line. */
export function encodeDraft(draft: LedgerDraft, head: StreamHead): { entry: LedgerEntry; line: string } {
  const unsealed = { ...draft, v: 1 as const, stream: head.stream, seq: head.size, prev: head.hash, hash: undefined };
  const { text, at } = canonicalizeAround(unsealed, 'hash'); // `id` and others always come after
  const hash = sha256Hex(text);
  return { entry: { ...unsealed, hash }, line: `${text.slice(0, at)}"hash":"${hash}",${text.slice(at)}\n` };
}
