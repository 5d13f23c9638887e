export { canonicalize } from './canonical.ts';
export { type EncodedEntries, encodeEntries, encodeEntry } from './encode.ts';
export {
  canonicalBody,
  createEmptyHead,
  hashEntry,
  headAfter,
  type StreamHead,
  sealEntries,
  sealEntry,
} from './entry.ts';
export { createFileLedgerStore, type FileLedgerStore, type FileLedgerStoreOptions } from './file/file-ledger-store.ts';
export { createFileObjectStore } from './file/file-object-store.ts';
export { ensureFolder, WORKSPACE_FOLDER } from './file/places.ts';
export { contentHash, sha256Hex } from './hash.ts';
export type { AppendOptions, LedgerStore, ReadOptions } from './ledger-store.ts';
export type { ObjectStore } from './object-store.ts';
