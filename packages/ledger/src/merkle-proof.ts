import { hashChildren, merkleRoot } from './merkle.ts';

/** That the leaf at `index` is in the tree of `size` leaves with this root. Proofs list sibling hashes from the leaf up. */
export interface InclusionClaim {
  index: number;
  size: number;
  leaf: Uint8Array;
  root: Uint8Array;
  proof: readonly Uint8Array[];
}

/** That the tree of `oldSize` leaves is the beginning of the tree of `newSize` leaves. */
export interface ConsistencyClaim {
  oldSize: number;
  newSize: number;
  oldRoot: Uint8Array;
  newRoot: Uint8Array;
  proof: readonly Uint8Array[];
}

const HASH_BYTES = 32;

/** PATH(m, D[n]) of RFC 6962, section 2.1.1, over leaf hashes. Throws RangeError for an index outside the tree. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`There is no leaf ${index} in a tree of ${leaves.length}.`);
  }
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index), merkleRoot(right)]
    : [...inclusionProof(right, index - split), merkleRoot(left)];
}

/** PROOF(m, D[n]) of RFC 6962, section 2.1.2, over leaf hashes. Throws RangeError unless 1 ≤ oldSize ≤ the number of leaves. */
export function consistencyProof(leaves: readonly Uint8Array[], oldSize: number): Uint8Array[] {
  if (!Number.isInteger(oldSize) || oldSize < 1 || oldSize > leaves.length) {
    throw new RangeError(`A tree of ${leaves.length} leaves has no earlier tree of ${oldSize}.`);
  }
  return subProof(leaves, oldSize, true);
}

function subProof(leaves: readonly Uint8Array[], oldSize: number, isWhole: boolean): Uint8Array[] {
  if (oldSize === leaves.length) return isWhole ? [] : [merkleRoot(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return oldSize <= split
    ? [...subProof(left, oldSize, isWhole), merkleRoot(right)]
    : [...subProof(right, oldSize - split, false), merkleRoot(left)];
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Whether an inclusion proof holds, as RFC 9162, section 2.1.3.2 checks it. Never throws. */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || leaf.length !== HASH_BYTES) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      hash = hashChildren(sibling, hash);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = hashChildren(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isSame(hash, root);
}

/** Whether a consistency proof holds, as RFC 9162, section 2.1.4.2 checks it. Never throws. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && isSame(oldRoot, newRoot);
  if (oldSize === 0) return false; // every tree begins with the empty one, so a proof of it would prove nothing
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (!first || proof.length === 0) return false;
  let [at, last] = [oldSize - 1, newSize - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [before, after] = [first, first];
  for (const node of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      [before, after] = [hashChildren(node, before), hashChildren(node, after)];
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      after = hashChildren(after, node);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isSame(before, oldRoot) && isSame(after, newRoot);
}

// Plain arithmetic instead of bit operators: those cut numbers to 32 bits.
function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
