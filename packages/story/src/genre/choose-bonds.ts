import { type CastRole, castRole, type GenreRelationship } from '@greenlight/schema';
import type { Random } from './random.ts';
import type { Seat } from './seat.ts';

/** A relationship between two seats, by their places in the cast. */
export interface Bond {
  from: number;
  to: number;
  template: GenreRelationship;
}

const mostBonds: Record<CastRole, number> = { protagonist: 5, antagonist: 4, supporting: 3, minor: 2 };
const CLOSEST_TO_CHILD = 16;
const ROMANTIC_GAP = 16;

/** Ties the cast together: nobody in a small one is left alone, and whoever matters most is tied first. No template serves twice. */
export function chooseBonds(
  seats: readonly Seat[],
  templates: readonly GenreRelationship[],
  random: Random,
): readonly Bond[] {
  const bonds: Bond[] = [];
  const target = seats.length <= 12 ? seats.length : 12 + Math.round((seats.length - 12) * 0.5);
  let open = random.shuffle(templates).sort((a, b) => namedEnds(b) - namedEnds(a));
  for (let round = 0; round < mostBonds.protagonist; round += 1) {
    for (const index of seats.keys()) {
      if (bonds.length >= target || open.length === 0 || seats.length < 2) return bonds;
      if (bondsOf(index, bonds).length !== round) continue;
      const bond = findBond(index, seats, open, bonds);
      if (!bond) continue;
      bonds.push(bond);
      open = open.filter((template) => template !== bond.template);
    }
  }
  return bonds;
}

function namedEnds({ from, to }: GenreRelationship): number {
  return [from, to].filter(isArchetype).length;
}

function isArchetype(end: string): boolean {
  return end !== 'anyone' && !castRole.options.some((role) => role === end);
}

function bondsOf(index: number, bonds: readonly Bond[]): Bond[] {
  return bonds.filter(({ from, to }) => from === index || to === index);
}

/** The first template that fits this person and another; the other is somebody already in the story, where there is one. */
function findBond(
  index: number,
  seats: readonly Seat[],
  templates: readonly GenreRelationship[],
  bonds: readonly Bond[],
): Bond | undefined {
  const others = [...seats.keys()].filter((other) => other !== index);
  const isTied = (other: number) => bondsOf(other, bonds).length > 0;
  for (const group of [others.filter(isTied), others.filter((other) => !isTied(other))]) {
    for (const template of templates) {
      const fitting = group
        .flatMap((other): Bond[] => [
          { from: index, to: other, template },
          { from: other, to: index, template },
        ])
        .find((bond) => fits(bond, seats, bonds));
      if (fitting) return fitting;
    }
  }
  return undefined;
}

function fits(bond: Bond, seats: readonly Seat[], bonds: readonly Bond[]): boolean {
  const { template } = bond;
  const from = seats[bond.from];
  const to = seats[bond.to];
  if (!from || !to || !isEnd(template.from, from) || !isEnd(template.to, to)) return false;
  const isNear = [from, to].every(
    (seat, at) => bondsOf(at === 0 ? bond.from : bond.to, bonds).length < mostBonds[seat.role],
  );
  const isNew = !bonds.some((other) => [other.from, other.to].every((end) => end === bond.from || end === bond.to));
  return isNear && isNew && agesFit(template, from.age, to.age) && isOnlyOne(bond, bonds);
}

/** A child is only where a template was written for one. */
function isEnd(end: string, { archetype, role, age }: Seat): boolean {
  if (isArchetype(end)) return end === archetype.id;
  return age >= CLOSEST_TO_CHILD && (end === 'anyone' || end === role);
}

function agesFit({ type, older_by: olderBy }: GenreRelationship, from: number, to: number): boolean {
  if (type === 'romantic' && (Math.min(from, to) < 18 || Math.abs(from - to) > ROMANTIC_GAP)) return false;
  return !olderBy || (from - to >= olderBy[0] && from - to <= olderBy[1]);
}

/** One family and one romance for each, so that nobody has two mothers by chance. */
function isOnlyOne({ from, to, template }: Bond, bonds: readonly Bond[]): boolean {
  if (template.type !== 'family' && template.type !== 'romantic') return true;
  return ![from, to].some((end) => bondsOf(end, bonds).some((bond) => bond.template.type === template.type));
}
