import { createRandom } from '../genre/random.ts';

/**
 * Some of a list, others each turn: the list is shuffled once for the project, and each turn goes on where the one before ended.
 * The same seed and turn give the same.
 */
export function takeByTurns<T>(list: readonly T[], count: number, { seed, turn }: { seed: string; turn: number }): T[] {
  const order = createRandom(seed).shuffle(list);
  const many = Math.min(count, order.length);
  return Array.from({ length: many }, (_, index) => order[(turn * many + index) % order.length] as T); // in range, by the remainder
}
