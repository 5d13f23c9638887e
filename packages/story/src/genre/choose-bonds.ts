import type { GenreRelationship } from '@greenlight/schema';
import { type Bond, bondsOf, fits, isArchetype, isEnd } from './bond-fit.ts';
import type { Random } from './random.ts';
import type { Seat } from './seat.ts';

const MOST_ROUNDS = 5;

/** A template with the seats that can stand at each end. */
interface Offer {
  template: GenreRelationship;
  from: ReadonlySet<number>;
  to: ReadonlySet<number>;
}

/** Ties the cast together: nobody in a small one is left alone, and whoever matters most is tied first. No template serves twice. */
export function chooseBonds(
  seats: readonly Seat[],
  templates: readonly GenreRelationship[],
  random: Random,
): readonly Bond[] {
  const bonds: Bond[] = [];
  const target = seats.length <= 12 ? seats.length : 12 + Math.round((seats.length - 12) * 0.5);
  let open = listOffers(seats, templates, random);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = bonds.length;
    for (const index of seats.keys()) {
      if (bonds.length >= target || open.length === 0) return bonds;
      const bond = bondsOf(index, bonds).length === round ? findBond(index, seats, open, bonds) : undefined;
      if (!bond) continue;
      bonds.push(bond);
      open = open.filter(({ template }) => template !== bond.template);
    }
    if (bonds.length === before) return bonds;
  }
  return bonds;
}

/** Those written for two archetypes come before those that anybody can fill. */
function listOffers(seats: readonly Seat[], templates: readonly GenreRelationship[], random: Random): Offer[] {
  const standing = (end: string) =>
    new Set([...seats.keys()].filter((index) => seats[index] && isEnd(end, seats[index])));
  const namedEnds = ({ from, to }: GenreRelationship) => [from, to].filter(isArchetype).length;
  return random
    .shuffle(templates)
    .sort((one, other) => namedEnds(other) - namedEnds(one))
    .map((template) => ({ template, from: standing(template.from), to: standing(template.to) }))
    .filter(({ from, to }) => from.size > 0 && to.size > 0);
}

/** The first offer that fits this person and another; the other is somebody already in the story, where there is one. */
function findBond(
  index: number,
  seats: readonly Seat[],
  offers: readonly Offer[],
  bonds: readonly Bond[],
): Bond | undefined {
  const tied = new Set(bonds.flatMap(({ from, to }) => [from, to]));
  for (const isTied of [true, false]) {
    for (const { template, from, to } of offers) {
      const asFrom = from.has(index) ? [...to].map((other): Bond => ({ from: index, to: other, template })) : [];
      const asTo = to.has(index) ? [...from].map((other): Bond => ({ from: other, to: index, template })) : [];
      const found = [...asFrom, ...asTo].find((bond) => {
        const other = bond.from === index ? bond.to : bond.from;
        return other !== index && tied.has(other) === isTied && fits(bond, seats, bonds);
      });
      if (found) return found;
    }
  }
  return undefined;
}
