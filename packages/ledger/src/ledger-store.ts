import type { LedgerDraft, LedgerEntry } from '@greenlight/schema';
import type { StreamHead } from './stream-head.ts';

export interface AppendOptions {
  /** The size the stream must have now. Another size throws CONFLICT, and nothing is written. */
  expectedSize?: number;
}

/** Lines of a stream as they are stored, without their line feeds. */
export interface LineBatch {
  /** The name of the file that they stand in. */
  file: string;
  lines: Buffer[];
  /** What follows the last line feed of the file: a line that is cut off. */
  rest?: Buffer;
}

export interface ReadOptions {
  /** The first `seq` wanted; 0 when left out. */
  from?: number;
  /** How many entries at most; all when left out. */
  limit?: number;
}

/**
 * Append-only, hash-chained streams: one a session, `packages`, `gates`, `audit`. Files and tables implement it, and both pass
 * one contract suite. A stream exists from its first entry on; one that was never written to is empty.
 */
export interface LedgerStore {
  /**
   * Seals the drafts and writes them together, in order, at the end of the stream. Durable before it resolves.
   * Throws LOCKED when another process writes the stream, CONFLICT, LEDGER_CORRUPT or STORAGE.
   */
  append(stream: string, drafts: readonly LedgerDraft[], options?: AppendOptions): Promise<LedgerEntry[]>;
  /** Entries in order. Throws LEDGER_CORRUPT at a line that is no entry. */
  read(stream: string, options?: ReadOptions): AsyncIterable<LedgerEntry>;
  head(stream: string): Promise<StreamHead>;
  /** The lines as they are stored, for a verification of the bytes, where they can be had. Throws LEDGER_CORRUPT at a file that is missing. */
  readLines?(stream: string): AsyncIterable<LineBatch>;
  /** The names of all streams that hold an entry, sorted. */
  streams(): Promise<string[]>;
}
