import { canonicalize, createEmptyHead, type StreamHead, sealEntries } from '@greenlight/ledger';
import type { LedgerDraft, LedgerEntry } from '@greenlight/schema';
import { findRow, type Reader } from '../write-path/database.ts';
import { insertMany } from '../write-path/insert-many.ts';
import type { Transaction } from '../write-path/transaction.ts';

/** Appends to a stream inside the transaction of what it records: no change without its entry, no entry without its change. */
export async function appendEntries(
  transaction: Transaction,
  stream: string,
  drafts: readonly LedgerDraft[],
): Promise<LedgerEntry[]> {
  const entries = sealEntries(drafts, await readHead(transaction, stream));
  await insertMany(
    transaction,
    'ledger-entries',
    entries.map((entry) => ({
      id: entry.id,
      stream,
      seq: entry.seq,
      type: entry.type,
      hash: entry.hash,
      line: canonicalize(entry),
    })),
  );
  return entries;
}

/** How many entries a stream has, and the hash of its last. */
export async function readHead(reader: Reader, stream: string): Promise<StreamHead> {
  const last = await findRow(reader, 'ledger-entries', { stream: { equals: stream } }, '-seq');
  return last ? { stream, size: Number(last.seq) + 1, hash: String(last.hash) } : createEmptyHead(stream);
}
