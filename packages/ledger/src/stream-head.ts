import { GENESIS_HASH, type LedgerEntry } from '@greenlight/schema';

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
