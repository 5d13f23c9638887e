import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashLeaf, merkleRoot } from './merkle.ts';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
  verifySubtree,
  verifySubtreeInclusion,
} from './merkle-proof.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexes = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'));
const leavesOf = (count: number) => Array.from({ length: count }, (_, index) => hashLeaf(`leaf ${index}`));
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => hashLeaf(bytes(text)));
const aTree = fc
  .integer({ min: 1, max: 80 })
  .chain((size) => fc.record({ size: fc.constant(size), at: fc.nat({ max: size - 1 }) }));

describe('inclusion', () => {
  it('gives the known path of the first of eight leaves', () => {
    expect(hexes(inclusionProof(knownLeaves, 0))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
  });

  it('holds for every leaf of every tree', () => {
    fc.assert(
      fc.property(aTree, ({ size, at: index }) => {
        const leaves = leavesOf(size);
        const claim = {
          index,
          size,
          leaf: leaves[index] ?? bytes(''),
          root: merkleRoot(leaves),
          proof: inclusionProof(leaves, index),
        };
        expect(verifyInclusion(claim)).toBe(true);
      }),
    );
  });

  it('fails when anything in it is changed', () => {
    fc.assert(
      fc.property(aTree, fc.nat(), fc.nat({ max: 255 }), ({ size, at: index }, where, byte) => {
        const leaves = leavesOf(size);
        const claim = {
          index,
          size,
          leaf: leaves[index] ?? bytes(''),
          root: merkleRoot(leaves),
          proof: inclusionProof(leaves, index),
        };
        for (const broken of breakings(claim, where, byte)) expect(verifyInclusion(broken)).toBe(false);
      }),
    );
  });

  it.each([-1, 8, 0.5, Number.NaN])('refuses to prove leaf %s of eight', (index) => {
    expect(() => inclusionProof(knownLeaves, index)).toThrow(RangeError);
  });

  it.each([
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [0, 2 ** 60],
  ])('is false, without throwing, for leaf %s of %s', (index, size) => {
    expect(verifyInclusion({ index, size, leaf: hashLeaf('a'), root: hashLeaf('a'), proof: [] })).toBe(false);
  });

  it('wants a leaf that is a hash', () => {
    expect(verifyInclusion({ index: 0, size: 1, leaf: bytes('aa'), root: bytes('aa'), proof: [] })).toBe(false);
  });
});

describe('consistency', () => {
  it('gives the known proof from six leaves to eight', () => {
    expect(hexes(consistencyProof(knownLeaves, 6))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('holds between every tree and its beginning', () => {
    fc.assert(
      fc.property(aTree, ({ size: newSize, at }) => {
        expect(verifyConsistency(consistencyClaim(at + 1, newSize))).toBe(true);
      }),
    );
  });

  it('fails when the proof, a size or a root is changed', () => {
    fc.assert(
      fc.property(aTree, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ size: newSize, at }, where, flip) => {
        const claim = consistencyClaim(at + 1, newSize);
        expect(verifyConsistency({ ...claim, oldRoot: hashLeaf('other') })).toBe(false);
        expect(verifyConsistency({ ...claim, newRoot: hashLeaf('other') })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...claim.proof, hashLeaf('more')] })).toBe(false);
        if (claim.proof.length === 0) return;
        expect(verifyConsistency({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: flipped(claim.proof, where, flip) })).toBe(false);
      }),
    );
  });

  it.each([0, 9, -1, 1.5])('refuses to prove %s leaves as the beginning of eight', (oldSize) => {
    expect(() => consistencyProof(knownLeaves, oldSize)).toThrow(RangeError);
  });

  it('is false for the empty tree, for sizes the wrong way round, and for no size', () => {
    const root = merkleRoot(knownLeaves);
    for (const [oldSize, newSize] of [
      [0, 8],
      [9, 8],
      [-1, 8],
      [Number.NaN, 8],
      [1, 2 ** 60],
    ] as const) {
      expect(verifyConsistency({ oldSize, newSize, oldRoot: root, newRoot: root, proof: [] })).toBe(false);
    }
  });
});

describe('subtrees', () => {
  it('proves an aligned run of leaves inside the tree', () => {
    const [a, b, ...others] = knownLeaves.slice(4) as [Uint8Array, Uint8Array, ...Uint8Array[]];
    const claim = {
      start: 4,
      end: 6,
      size: 8,
      subRoot: merkleRoot([a, b]),
      root: merkleRoot(knownLeaves),
      proof: [merkleRoot(others), merkleRoot(knownLeaves.slice(0, 4))],
    };
    expect(verifySubtree(claim)).toBe(true);
    expect(verifySubtree({ ...claim, start: 5, end: 7 })).toBe(false);
    expect(verifySubtree({ ...claim, end: 3 })).toBe(false);
    expect(verifySubtree({ ...claim, proof: [] })).toBe(false);
    expect(verifySubtreeInclusion({ index: 5, start: 4, end: 6, leaf: b, root: claim.subRoot, proof: [a] })).toBe(true);
    expect(verifySubtreeInclusion({ index: 3, start: 4, end: 6, leaf: b, root: claim.subRoot, proof: [a] })).toBe(
      false,
    );
    expect(verifySubtreeInclusion({ index: 5, start: 5, end: 7, leaf: b, root: claim.subRoot, proof: [a] })).toBe(
      false,
    );
    expect(verifySubtreeInclusion({ index: 5, start: 6, end: 4, leaf: b, root: claim.subRoot, proof: [a] })).toBe(
      false,
    );
  });

  it('holds for an empty run only with the root of nothing', () => {
    const claim = { start: 3, end: 3, size: 8, subRoot: merkleRoot([]), root: merkleRoot(knownLeaves), proof: [] };
    expect(verifySubtree(claim)).toBe(true);
    expect(verifySubtree({ ...claim, subRoot: claim.root })).toBe(false);
  });
});

function consistencyClaim(oldSize: number, newSize: number) {
  const leaves = leavesOf(newSize);
  return {
    oldSize,
    newSize,
    oldRoot: merkleRoot(leaves.slice(0, oldSize)),
    newRoot: merkleRoot(leaves),
    proof: consistencyProof(leaves, oldSize),
  };
}

function flipped(proof: readonly Uint8Array[], where: number, flip: number): Uint8Array[] {
  return proof.map((hash, index) =>
    index === where % proof.length ? hash.map((byte, at) => (at === where % 32 ? byte ^ flip : byte)) : hash,
  );
}

function breakings(claim: Parameters<typeof verifyInclusion>[0], where: number, byte: number) {
  const { proof, index, size } = claim;
  return [
    { ...claim, leaf: hashLeaf('other') },
    { ...claim, root: hashLeaf('other') },
    { ...claim, proof: [...proof, hashLeaf('more')] },
    { ...claim, proof: [hashLeaf('more'), ...proof] },
    { ...claim, index: size },
    ...(proof.length > 0
      ? [
          { ...claim, proof: proof.slice(1) },
          { ...claim, proof: flipped(proof, where, byte || 1) },
          { ...claim, index: index === 0 ? 1 : index - 1 },
        ]
      : []),
  ];
}
