import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashLeaf } from '../merkle.ts';
import { inclusionProof } from '../merkle-proof.ts';
import { createProver } from './subtree-roots.ts';

it('proves each leaf of a tree as it is proved alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.infiniteStream(fc.nat()), (size, indices) => {
      const leaves = Array.from({ length: size }, (_, index) => hashLeaf(`leaf ${index}`));
      const prove = createProver(leaves);
      for (const index of indices.take(5)) {
        const proof = prove(index % size).map((hash) => Buffer.from(hash).toString('hex'));
        expect(proof).toEqual(inclusionProof(leaves, index % size).map((hash) => Buffer.from(hash).toString('hex')));
      }
    }),
    { numRuns: 50 },
  );
});
