/** Something whose number says where it stands among its like. */
export interface Numbered {
  id: string;
  number?: number | null | undefined;
}

/** A number that one of them gets. */
export interface Renumbering {
  id: string;
  number: number;
}

/** In the order of their numbers; those without one come last, as they were made. */
export function byNumber<T extends Numbered>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) || 0);
}

/** The list with one of its members moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const [one] = list.slice(from, from + 1);
  return one === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, one);
}

/**
 * The numbers that put a list into this order, for those alone whose number changes. Numbers that are there and all different are
 * handed round anew; else they count from one.
 */
export function renumber(ordered: readonly Numbered[]): Renumbering[] {
  const given = ordered.flatMap(({ number }) => (typeof number === 'number' ? [number] : []));
  const isWhole = given.length === ordered.length && new Set(given).size === given.length;
  const numbers = isWhole ? given.toSorted((a, b) => a - b) : ordered.map((_, index) => index + 1);
  return ordered.flatMap(({ id, number }, index) => {
    const wanted = numbers[index] ?? index + 1;
    return number === wanted ? [] : [{ id, number: wanted }];
  });
}

/** The number after the last. */
export function nextNumber(list: readonly Numbered[]): number {
  return list.reduce((last, { number }) => Math.max(last, number ?? 0), 0) + 1;
}

/** The least number from one on that none of them has. */
export function freeNumber(list: readonly Numbered[]): number {
  const taken = new Set(list.map(({ number }) => number));
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}

/**
 * The writes that give acts their new numbers, one at a time: a film has one act of each number, at every moment. Whoever would
 * stand in the way waits under a number that nobody has. Null when all `most` numbers are taken and two would have to change places.
 */
export function writesInTurn(
  all: readonly Numbered[],
  wanted: readonly Renumbering[],
  most: number,
): Renumbering[] | null {
  const now = new Map(all.map(({ id, number }) => [id, number ?? 0]));
  const writes: Renumbering[] = [];
  const write = (one: Renumbering) => {
    now.set(one.id, one.number);
    writes.push(one);
  };
  const waiting = [...wanted];
  while (waiting.length > 0) {
    const free = waiting.findIndex(({ number }) => ![...now.values()].includes(number));
    const [next] = free >= 0 ? waiting.splice(free, 1) : [];
    if (next) {
      write(next);
      continue;
    }
    const aside = freeNumber([...now].map(([id, number]) => ({ id, number })));
    const [first] = waiting;
    if (aside > most || !first) return null;
    write({ id: first.id, number: aside });
  }
  return writes;
}
