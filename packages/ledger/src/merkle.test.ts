import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMerkleTree, hashChildren, hashLeaf, merkleRoot } from './merkle.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The eight leaves and the roots over the first 0 to 8 of them that Certificate Transparency implementations test with. */
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => hashLeaf(Buffer.from(text, 'hex')));
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** MTH of RFC 6962, section 2.1, word for word. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (!only) return createHash('sha256').digest();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashChildren(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

describe('merkleRoot', () => {
  it.each(knownRoots.map((root, size) => [size, root] as const))(
    'gives the known root over %i leaves',
    (size, root) => {
      expect(hex(merkleRoot(knownLeaves.slice(0, size)))).toBe(root);
    },
  );

  it('is the root that the standard defines, for any number of leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), (data) => {
        const leaves = data.map((bytes) => hashLeaf(bytes));
        expect(hex(merkleRoot(leaves))).toBe(hex(rootByDefinition(leaves)));
      }),
    );
  });

  it('never takes a node for a leaf', () => {
    const [left, right] = [hashLeaf('a'), hashLeaf('b')];
    expect(hex(hashLeaf(Buffer.concat([left, right])))).not.toBe(hex(hashChildren(left, right)));
  });
});

describe('createMerkleTree', () => {
  it('has at every size the root over the leaves so far', () => {
    const tree = createMerkleTree();
    knownLeaves.forEach((leaf, index) => {
      expect([tree.size, hex(tree.root())]).toEqual([index, knownRoots[index]]);
      tree.add(leaf);
    });
    expect(hex(tree.root())).toBe(knownRoots[8]);
  });
});
