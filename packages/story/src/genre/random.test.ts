import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

describe('createRandom', () => {
  it('says the same again from the same seed, and something else from another', () => {
    const ten = (seed: string) => {
      const random = createRandom(seed);
      return Array.from({ length: 10 }, () => random.next());
    };
    expect(ten('heist')).toEqual(ten('heist'));
    expect(ten('heist')).not.toEqual(ten('heisT'));
    for (const value of ten('')) expect(value).toSatisfy((number: number) => number >= 0 && number < 1);
  });

  it('favours nothing', () => {
    const random = createRandom('even');
    const counts = new Map<number, number>();
    for (let turn = 0; turn < 6000; turn += 1) {
      const face = random.below(6);
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('shuffles all of a list and leaves the list as it was', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = createRandom('x').shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect(shuffled.toSorted()).toEqual(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(createRandom('x').pick([])).toBeUndefined();
  });
});
