/** Chance that comes from a seed: the same seed, the same choices. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T | undefined;
  shuffle<T>(list: readonly T[]): T[];
}

/** Small and fast, for choosing among words; never for secrets. The text is spread over 32 bits (FNV-1a), then stepped (mulberry32). */
export function createRandom(seed: string): Random {
  let state = spread(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)], shuffle: (list) => shuffle(list, below) };
}

function spread(seed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
  return hash | 0;
}

function shuffle<T>(list: readonly T[], below: (limit: number) => number): T[] {
  const keyed = list.map((value) => ({ value, key: below(2 ** 32) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
