import type { KeyObject } from 'node:crypto';
import {
  type ConsistencyProofDocument,
  consistencyVector,
  GreenlightError,
  type InclusionProofDocument,
  inclusionVector,
  parseOrThrow,
  proofDocument,
  type SignedCheckpoint,
  subtreeConsistencyVector,
  subtreeInclusionVector,
} from '@greenlight/schema';
import { keyIdOf, parsePublicKey, verifyCheckpoint } from './checkpoint.ts';
import { canonicalBody, hashEntry } from './entry.ts';
import { hexOf } from './hash.ts';
import { hashLeaf } from './merkle.ts';
import { verifyConsistency, verifyInclusion, verifySubtree, verifySubtreeInclusion } from './merkle-proof.ts';

/** What came of a proof. `reason` says why it does not hold; `keyId` who signed the checkpoint that it rests on. */
export interface ProofJudgement {
  kind: 'inclusion' | 'consistency' | 'subtree inclusion' | 'subtree consistency';
  holds: boolean;
  reason?: string;
  keyId?: string;
}

/**
 * Judges a proof: one of ours, or a test vector of transparency-dev/merkle (its `desc` and `wantErr` are not looked at). With
 * `keys`, a checkpoint must be signed by one of them; without, by the key that the document names. Throws VALIDATION for what
 * is no proof at all.
 */
export function checkProof(document: unknown, keys?: readonly KeyObject[]): ProofJudgement {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) throw noProof();
  if ('kind' in document) {
    const proof = parseOrThrow(proofDocument, document);
    return proof.kind === 'inclusion' ? checkInclusion(proof, keys) : checkConsistency(proof);
  }
  return checkVector(document);
}

function checkInclusion(proof: InclusionProofDocument, keys?: readonly KeyObject[]): ProofJudgement {
  const kind = 'inclusion';
  const reason =
    strangeEntry(proof) ??
    strangeCheckpoint(proof, keys) ??
    (verifyInclusion({
      index: proof.seq,
      size: proof.size,
      leaf: bytesOf(proof.leaf_hash),
      root: bytesOf(proof.root),
      proof: proof.proof.map(bytesOf),
    })
      ? undefined
      : 'the hashes do not lead from the leaf to the root');
  if (reason !== undefined) return { kind, holds: false, reason };
  return { kind, holds: true, ...(proof.checkpoint ? { keyId: proof.checkpoint.key_id } : {}) };
}

/** The entry that a proof carries must be the one that it is about. */
function strangeEntry({ entry, stream, seq, leaf_hash }: InclusionProofDocument): string | undefined {
  if (!entry) return undefined;
  if (entry.stream !== stream || entry.seq !== seq) return 'it carries another entry than it speaks of';
  if (hashEntry(entry) !== entry.hash) return 'the entry was changed: its hash is not that of its content';
  return hexOf(hashLeaf(canonicalBody(entry))) === leaf_hash ? undefined : 'the leaf is not that of the entry';
}

function strangeCheckpoint(
  { stream, size, root, checkpoint }: InclusionProofDocument,
  keys?: readonly KeyObject[],
): string | undefined {
  if (!checkpoint) return undefined;
  if (checkpoint.size !== size || checkpoint.root !== root) return 'its checkpoint is of another tree';
  const key = parsePublicKey(checkpoint.public_key);
  if (!key || !isSigned(stream, checkpoint, key)) return 'the signature of its checkpoint is not right';
  return !keys || keys.some((known) => keyIdOf(known) === keyIdOf(key))
    ? undefined
    : `its checkpoint is signed with the unknown key ${checkpoint.key_id}`;
}

function isSigned(stream: string, { size, root, key_id, signature }: SignedCheckpoint, key: KeyObject): boolean {
  return verifyCheckpoint(stream, { type: 'CHECKPOINT', size, root, key_id, signature }, key);
}

function checkConsistency(proof: ConsistencyProofDocument): ProofJudgement {
  const holds = verifyConsistency({
    oldSize: proof.old_size,
    newSize: proof.size,
    oldRoot: bytesOf(proof.old_root),
    newRoot: bytesOf(proof.root),
    proof: proof.proof.map(bytesOf),
  });
  return judge('consistency', holds);
}

function checkVector(document: object): ProofJudgement {
  if ('leafIdx' in document && 'treeSize' in document) {
    const { leafIdx: index, treeSize: size, ...vector } = parseOrThrow(inclusionVector, document);
    const leaf = decode(vector.leafHash);
    return judge(
      'inclusion',
      verifyInclusion({ index, size, leaf, root: decode(vector.root), proof: path(vector.proof) }),
    );
  }
  if ('leafIdx' in document) {
    const { leafIdx: index, start, end, ...vector } = parseOrThrow(subtreeInclusionVector, document);
    const claim = { leaf: decode(vector.leafHash), root: decode(vector.root), proof: path(vector.proof) };
    return judge('subtree inclusion', verifySubtreeInclusion({ index, start, end, ...claim }));
  }
  if ('size1' in document) {
    const { size1: oldSize, size2: newSize, root1, root2, proof } = parseOrThrow(consistencyVector, document);
    const claim = { oldRoot: decode(root1), newRoot: decode(root2), proof: path(proof) };
    return judge('consistency', verifyConsistency({ oldSize, newSize, ...claim }));
  }
  if (!('start' in document)) throw noProof();
  const { start, end, size, root1, root2, proof } = parseOrThrow(subtreeConsistencyVector, document);
  const claim = { subRoot: decode(root1), root: decode(root2), proof: path(proof) };
  return judge('subtree consistency', verifySubtree({ start, end, size, ...claim }));
}

function judge(kind: ProofJudgement['kind'], holds: boolean): ProofJudgement {
  return holds ? { kind, holds } : { kind, holds, reason: 'the hashes, sizes and roots do not fit together' };
}

function path(proof: readonly string[] | null | undefined): Uint8Array[] {
  return (proof ?? []).map(decode);
}

function decode(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}

function bytesOf(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

function noProof(): GreenlightError {
  return new GreenlightError(
    'VALIDATION',
    'This is no proof. It takes what `greenlight ledger prove` prints, an exported ledger, or a test vector of transparency-dev/merkle.',
  );
}
