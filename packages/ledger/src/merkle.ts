import { sha256Bytes } from './hash.ts';

// RFC 6962, section 2.1 (RFC 9162 keeps it): leaves and nodes are hashed under different prefixes, 0 and 1, so that neither passes
// for the other.
const node = Uint8Array.of(1, ...new Uint8Array(64));

/** The Merkle leaf of some bytes: SHA-256(0x00 ‖ bytes). For an entry, the bytes are `canonicalBody`. */
export function hashLeaf(data: string | Uint8Array): Uint8Array {
  return sha256Bytes(typeof data === 'string' ? `\0${data}` : Buffer.concat([Uint8Array.of(0), data]));
}

/** The node above two others: SHA-256(0x01 ‖ left ‖ right). */
export function hashChildren(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== 32 || right.length !== 32) return sha256Bytes(Buffer.concat([Uint8Array.of(1), left, right]));
  node.set(left, 1);
  node.set(right, 33);
  return sha256Bytes(node);
}

/** The root over leaf hashes; of none, SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const tree = createMerkleTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** A tree that grows leaf by leaf, and remembers only one node a level. */
export interface MerkleTree {
  readonly size: number;
  add(leaf: Uint8Array): void;
  root(): Uint8Array;
}

/** An empty tree. */
export function createMerkleTree(): MerkleTree {
  const peaks: { hash: Uint8Array; height: number }[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(leaf) {
      let peak = { hash: leaf, height: 0 };
      for (let last = peaks.at(-1); last?.height === peak.height; last = peaks.at(-1)) {
        peaks.pop();
        peak = { hash: hashChildren(last.hash, peak.hash), height: peak.height + 1 };
      }
      peaks.push(peak);
      size += 1;
    },
    root() {
      if (peaks.length === 0) return sha256Bytes('');
      return peaks.map(({ hash }) => hash).reduceRight((right, left) => hashChildren(left, right));
    },
  };
}
