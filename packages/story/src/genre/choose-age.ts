import type { AgeRange } from './cast-brief.ts';
import type { Random } from './random.ts';

const TRIES = 6;
/** From here on there are fewer of every age, in a town as in a cast. */
const OLD = 66;

/** An age in the range, where the cast so far is thinnest: people of one cast are seldom of one age. */
export function chooseAge([youngest, oldest]: AgeRange, taken: readonly number[], random: Random): number {
  const draw = () => youngest + random.below(oldest - youngest + 1);
  const younger = () => {
    const [first, second] = [draw(), draw()];
    return first > OLD ? Math.min(first, second) : first;
  };
  const candidates = Array.from({ length: TRIES }, younger);
  const crowd = (age: number) => taken.filter((other) => Math.abs(other - age) <= 2).length;
  return candidates.reduce((best, age) => (crowd(age) < crowd(best) ? age : best));
}
