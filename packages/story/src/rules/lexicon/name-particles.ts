import { wordSet } from './word-set.ts';

/** Small words inside names: Ludwig van Beethoven, María de la Cruz. */
export const nameParticles = wordSet(
  "de del della delle di da das do dos du la le les van von der den ten ter zu zum zur af av bin ibn bint ben al el san santa st d' ap abu umm o mac",
);
