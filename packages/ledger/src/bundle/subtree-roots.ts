import { createMerkleTree } from '../merkle.ts';
import { inclusionRanges, type LeafRange } from '../merkle-proof.ts';

/** Proves many leaves of one tree: what their proofs share is hashed once. */
export function createProver(leaves: readonly Uint8Array[]): (index: number) => Uint8Array[] {
  const known = new Map<string, Uint8Array>();
  const rootOf = ({ start, end }: LeafRange): Uint8Array => {
    const key = `${start}-${end}`;
    const root = known.get(key) ?? rootOver(leaves, start, end);
    known.set(key, root);
    return root;
  };
  return (index) => inclusionRanges(index, leaves.length).map(rootOf);
}

function rootOver(leaves: readonly Uint8Array[], start: number, end: number): Uint8Array {
  const tree = createMerkleTree();
  for (let index = start; index < end; index += 1) {
    const leaf = leaves[index];
    if (leaf) tree.add(leaf);
  }
  return tree.root();
}
