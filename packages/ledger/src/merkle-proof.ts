import { sha256Bytes } from './hash.ts';
import { createMerkleTree, hashChildren } from './merkle.ts';

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

/** That the leaves from `start` up to `end` of the tree of `size` leaves, taken as a tree of their own, have the root `subRoot`. */
export interface SubtreeClaim {
  start: number;
  end: number;
  size: number;
  subRoot: Uint8Array;
  root: Uint8Array;
  proof: readonly Uint8Array[];
}

const HASH_BYTES = 32;

/** The leaves from `start` up to `end`. */
export interface LeafRange {
  start: number;
  end: number;
}

/** The ranges of leaves whose roots are PATH(m, D[n]) of RFC 6962, section 2.1.1, in its order. Throws RangeError for an index outside the tree. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isCount(index) || index >= size) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`);
  const ranges: LeafRange[] = [];
  for (let [start, end] = [0, size]; end - start > 1; ) {
    const split = start + splitOf(end - start);
    const isLeft = index < split;
    ranges.push(isLeft ? { start: split, end } : { start, end: split });
    [start, end] = isLeft ? [start, split] : [split, end];
  }
  return ranges.reverse();
}

/** The same for PROOF(m, D[n]) of section 2.1.2. Throws RangeError unless 1 ≤ oldSize ≤ size. */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  if (!isCount(oldSize) || oldSize < 1 || oldSize > size) {
    throw new RangeError(`A tree of ${size} leaves has no earlier tree of ${oldSize}.`);
  }
  const ranges: LeafRange[] = [];
  let [start, end] = [0, size];
  while (oldSize !== end) {
    const split = start + splitOf(end - start);
    const isLeft = oldSize <= split;
    ranges.push(isLeft ? { start: split, end } : { start, end: split });
    [start, end] = isLeft ? [start, split] : [split, end];
  }
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}

/** The inclusion proof of a leaf, over leaf hashes. Throws RangeError for an index outside the tree. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  return rootsOf(leaves, inclusionRanges(index, leaves.length));
}

/** The consistency proof from an earlier size, over leaf hashes. Throws RangeError unless 1 ≤ oldSize ≤ the number of leaves. */
export function consistencyProof(leaves: readonly Uint8Array[], oldSize: number): Uint8Array[] {
  return rootsOf(leaves, consistencyRanges(oldSize, leaves.length));
}

function rootsOf(leaves: readonly Uint8Array[], ranges: readonly LeafRange[]): Uint8Array[] {
  const collector = createRootCollector(ranges);
  for (const leaf of leaves) collector.add(leaf);
  return collector.roots();
}

/** Takes the leaves of a tree one after the other, and answers the roots of some ranges of it: a proof without holding the tree. */
export function createRootCollector(ranges: readonly LeafRange[]): {
  add(leaf: Uint8Array): void;
  roots(): Uint8Array[];
} {
  const trees = ranges.map((range) => ({ ...range, tree: createMerkleTree() }));
  let index = 0;
  return {
    add(leaf) {
      for (const { start, end, tree } of trees) if (index >= start && index < end) tree.add(leaf);
      index += 1;
    },
    roots: () => trees.map(({ tree }) => tree.root()),
  };
}

/** Whether an inclusion proof holds. Never throws. */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || leaf.length !== HASH_BYTES) return false;
  const rest = [...proof];
  const rebuilt = rebuildFromLeaf(leaf, index, size, rest);
  return rebuilt !== undefined && rest.length === 0 && isSame(rebuilt, root);
}

/** Whether a consistency proof holds. Every tree begins with the empty one, so a proof of that proves nothing and is refused. Never throws. */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }: ConsistencyClaim): boolean {
  if (oldSize === 0) return false;
  return verifySubtree({ start: 0, end: oldSize, size: newSize, subRoot: oldRoot, root: newRoot, proof });
}

/**
 * Whether a consistency proof of a subtree holds, as Merkle Tree Certificates define it (draft-ietf-plants-merkle-tree-certs):
 * `start` is a multiple of the smallest power of two that is no less than `end - start`. With `start` 0 it is the one of RFC 6962.
 * Never throws.
 */
export function verifySubtree({ start, end, size, subRoot, root, proof }: SubtreeClaim): boolean {
  if (![start, end, size].every(isCount) || end > size || !isAligned(start, end)) return false;
  if (start === end) return proof.length === 0 && isSame(subRoot, sha256Bytes(''));
  const rest = [...proof];
  const rebuilt = rebuildBoth({ start, end, size }, subRoot, rest);
  return rebuilt !== undefined && rest.length === 0 && isSame(rebuilt.sub, subRoot) && isSame(rebuilt.tree, root);
}

/** Whether an inclusion proof holds within such a subtree. `index` counts in the whole tree. Never throws. */
export function verifySubtreeInclusion(claim: Omit<InclusionClaim, 'size'> & { start: number; end: number }): boolean {
  const { index, start, end, leaf, root, proof } = claim;
  if (!isCount(start) || !isCount(end) || start > end || !isAligned(start, end)) return false;
  return verifyInclusion({ index: index - start, size: end - start, leaf, root, proof });
}

// The verifiers follow the definitions of the proofs from the root down, and so take what they need from a proof's end.
function rebuildFromLeaf(leaf: Uint8Array, index: number, size: number, rest: Uint8Array[]): Uint8Array | undefined {
  if (size === 1) return leaf;
  const sibling = rest.pop();
  if (!sibling) return undefined;
  const split = splitOf(size);
  const isLeft = index < split;
  const child = rebuildFromLeaf(leaf, isLeft ? index : index - split, isLeft ? split : size - split, rest);
  if (!child) return undefined;
  return isLeft ? hashChildren(child, sibling) : hashChildren(sibling, child);
}

interface Range {
  start: number;
  end: number;
  size: number;
}

/** The root of the subtree and of the tree around it, as the proof gives them. `known` is left out once only a part of the subtree is in sight. */
function rebuildBoth(
  { start, end, size }: Range,
  known: Uint8Array | undefined,
  rest: Uint8Array[],
): { sub: Uint8Array; tree: Uint8Array } | undefined {
  const node = start === 0 && end === size && known ? known : rest.pop();
  if (!node) return undefined;
  if (start === 0 && end === size) return { sub: node, tree: node };
  const split = splitOf(size);
  if (end <= split) {
    const left = rebuildBoth({ start, end, size: split }, known, rest);
    return left && { sub: left.sub, tree: hashChildren(left.tree, node) };
  }
  const isAcross = start < split;
  const range = { start: isAcross ? 0 : start - split, end: end - split, size: size - split };
  const right = rebuildBoth(range, isAcross ? undefined : known, rest);
  return right && { sub: isAcross ? hashChildren(node, right.sub) : right.sub, tree: hashChildren(node, right.tree) };
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function isAligned(start: number, end: number): boolean {
  if (start > end) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
