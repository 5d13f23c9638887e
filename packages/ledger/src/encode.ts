import type { LedgerDraft, LedgerEntry } from '@greenlight/schema';
import { canonicalize } from './canonical.ts';
import { headAfter, type StreamHead, sealEntry } from './entry.ts';

/** Entries with the lines that a ledger file holds of them. */
export interface EncodedEntries {
  entries: LedgerEntry[];
  lines: string[];
  head: StreamHead;
}

/** An entry as its line: canonical JSON and a line feed. */
export function encodeEntry(entry: LedgerEntry): string {
  return `${canonicalize(entry)}\n`;
}

/** Seals drafts one after the other, and writes their lines out. */
export function encodeEntries(drafts: readonly LedgerDraft[], head: StreamHead): EncodedEntries {
  const encoded: EncodedEntries = { entries: [], lines: [], head };
  for (const draft of drafts) {
    const entry = sealEntry(draft, encoded.head);
    encoded.entries.push(entry);
    encoded.lines.push(encodeEntry(entry));
    encoded.head = headAfter(entry);
  }
  return encoded;
}
