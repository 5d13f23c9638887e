export { appendCheckpoint, type CheckpointResult } from './append-checkpoint.ts';
export { type ExportOptions, exportBundle } from './bundle/export-bundle.ts';
export { type ExportedStream, exportProduction, type ProductionExport } from './bundle/export-production.ts';
export type { MadeStep, Production, ProductionVerification } from './bundle/production.ts';
export { signProduction } from './bundle/production-signature.ts';
export {
  type BundleVerification,
  parseBundleHeader,
  type ReadBundleOptions,
  verifyBundle,
} from './bundle/read-bundle.ts';
export { parseProductionHeader, verifyProduction } from './bundle/read-production.ts';
export { isStepEntry, stepGoneTo } from './bundle/step-entry.ts';
export { canonicalize } from './canonical.ts';
export { checkProof, type ProofJudgement } from './check-proof.ts';
export {
  type Checkpoint,
  type CheckpointClaim,
  keyIdOf,
  parsePublicKey,
  publicKeyText,
  signCheckpoint,
  verifyCheckpoint,
} from './checkpoint.ts';
export { type EncodedEntries, encodeEntries } from './encode.ts';
export { canonicalBody, hashEntry, sealEntries, sealEntry } from './entry.ts';
export { createFileLedgerStore, type FileLedgerStore, type FileLedgerStoreOptions } from './file/file-ledger-store.ts';
export { createFileObjectStore } from './file/file-object-store.ts';
export { ensureFolder, systemCode, WORKSPACE_FOLDER } from './file/places.ts';
export { openPlainFile, type PlainFile } from './file/plain-file.ts';
export { markOwnProcess, mayBeAlive, type ProcessMark } from './file/process-mark.ts';
export { findWorkspace } from './file/workspace.ts';
export { acquireWriterLock, type WriterLock } from './file/writer-lock.ts';
export { contentHash, sha256Hex } from './hash.ts';
export type { AppendOptions, LedgerStore, LineBatch, ReadOptions } from './ledger-store.ts';
export { createMerkleTree, hashChildren, hashLeaf, type MerkleTree, merkleRoot } from './merkle.ts';
export {
  type ConsistencyClaim,
  consistencyProof,
  type InclusionClaim,
  inclusionProof,
  type SubtreeClaim,
  verifyConsistency,
  verifyInclusion,
  verifySubtree,
  verifySubtreeInclusion,
} from './merkle-proof.ts';
export type { NamedKey } from './named-key.ts';
export { objectHashes } from './object-hashes.ts';
export type { ObjectStore } from './object-store.ts';
export { type ParsedLine, parseLine } from './parse-line.ts';
export { proveConsistency, proveInclusion } from './prove.ts';
export { readVerified, type VerifiedEntry } from './read-verified.ts';
export { createEmptyHead, headAfter, type StreamHead } from './stream-head.ts';
export { type LedgerVerification, linesOf, verifyLedger } from './verify-ledger.ts';
export {
  createStreamVerifier,
  type StreamVerifier,
  type Verification,
  type VerifyOptions,
  verifyStream,
} from './verify-stream.ts';
