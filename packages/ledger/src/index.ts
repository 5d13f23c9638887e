export { canonicalize } from './canonical.ts';
export {
  canonicalBody,
  createEmptyHead,
  hashEntry,
  headAfter,
  type StreamHead,
  sealEntries,
  sealEntry,
} from './entry.ts';
export { contentHash, sha256Hex } from './hash.ts';
export type { AppendOptions, LedgerStore, ReadOptions } from './ledger-store.ts';
export type { ObjectStore } from './object-store.ts';
