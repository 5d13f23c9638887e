import type { Random } from './random.ts';

/** Hands out what was handed out least, by chance among equals: nothing comes twice before everything came once. */
export class LeastUsed<T> {
  readonly #uses = new Map<T, number>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  uses(value: T): number {
    return this.#uses.get(value) ?? 0;
  }

  /** One that nobody had yet, or undefined when all were handed out. */
  takeNew(list: readonly T[]): T | undefined {
    return this.take(list.filter((value) => this.uses(value) === 0));
  }

  take(list: readonly T[]): T | undefined {
    const fewest = Math.min(...list.map((value) => this.uses(value)));
    const taken = this.#random.pick(list.filter((value) => this.uses(value) === fewest));
    if (taken !== undefined) this.#uses.set(taken, fewest + 1);
    return taken;
  }
}
