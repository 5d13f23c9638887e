import * as z from 'zod';
import { sha256Hex } from './identifiers.ts';
import { ledgerEntry } from './ledger-entry.ts';

const { stream } = ledgerEntry.shape;
const hashes = z.array(sha256Hex).max(64);
const base64 = z.base64().max(1000);

/** What a signed checkpoint says, with the key that proves it: base64 of its SPKI. Whose key that is, the reader must know from elsewhere. */
export const signedCheckpoint = z.strictObject({
  size: z.int().min(0),
  root: sha256Hex,
  key_id: z.string().max(100),
  signature: base64,
  public_key: base64,
});
export type SignedCheckpoint = z.infer<typeof signedCheckpoint>;

/**
 * That the entry `seq` is in the ledger `stream` of `size` entries with this Merkle root. Hashes are hex; `proof` lists siblings from the
 * leaf up (RFC 6962, 2.1.1). The leaf is SHA-256(0x00 ‖ the canonical entry without `hash`). With a checkpoint, its size and
 * root are those of the proof.
 */
export const inclusionProofDocument = z.strictObject({
  kind: z.literal('inclusion'),
  v: z.literal(1),
  stream,
  seq: z.int().min(0),
  size: z.int().min(1),
  leaf_hash: sha256Hex,
  root: sha256Hex,
  proof: hashes,
  entry: ledgerEntry.optional(),
  checkpoint: signedCheckpoint.optional(),
});
export type InclusionProofDocument = z.infer<typeof inclusionProofDocument>;

/** That the first `old_size` entries of a ledger are what they were when it had no more (RFC 6962, 2.1.2). */
export const consistencyProofDocument = z.strictObject({
  kind: z.literal('consistency'),
  v: z.literal(1),
  stream,
  old_size: z.int().min(1),
  size: z.int().min(1),
  old_root: sha256Hex,
  root: sha256Hex,
  proof: hashes,
});
export type ConsistencyProofDocument = z.infer<typeof consistencyProofDocument>;

export const proofDocument = z.discriminatedUnion('kind', [inclusionProofDocument, consistencyProofDocument]);
export type ProofDocument = z.infer<typeof proofDocument>;

// The test vectors of transparency-dev/merkle. What they say beside the proof (`desc`, `wantErr`) is no part of it.
const place = z.number();
const bytes = z.base64();
const path = z.array(bytes).nullish();
export const inclusionVector = z.looseObject({
  leafIdx: place,
  treeSize: place,
  root: bytes,
  leafHash: bytes,
  proof: path,
});
export const consistencyVector = z.looseObject({ size1: place, size2: place, root1: bytes, root2: bytes, proof: path });
export const subtreeInclusionVector = z.looseObject({
  leafIdx: place,
  start: place,
  end: place,
  root: bytes,
  leafHash: bytes,
  proof: path,
});
export const subtreeConsistencyVector = z.looseObject({
  start: place,
  end: place,
  size: place,
  root1: bytes,
  root2: bytes,
  proof: path,
});

/** The first line of an exported ledger. The `size` lines after it are entries as they were stored, then objects, then the end. */
export const bundleHeader = z.strictObject({
  kind: z.literal('ledger_bundle'),
  v: z.literal(1),
  stream,
  size: z.int().min(0),
  root: sha256Hex,
  keys: z.array(z.strictObject({ key_id: z.string().max(100), public_key: base64 })).max(200),
});
export type BundleHeader = z.infer<typeof bundleHeader>;

/** A text that entries of a bundle name by its hash. */
export const bundleObject = z.strictObject({ kind: z.literal('object'), hash: z.string(), text: z.string() });

/** The last line of a bundle: how many objects came before. */
export const bundleEnd = z.strictObject({ kind: z.literal('end'), objects: z.int().min(0) });
