import { type CastRole, castRole, type GenreRelationship } from '@greenlight/schema';
import type { Seat } from './seat.ts';

/** A relationship between two seats, by their places in the cast. */
export interface Bond {
  from: number;
  to: number;
  template: GenreRelationship;
}

const mostBonds: Record<CastRole, number> = { protagonist: 5, antagonist: 4, supporting: 3, minor: 2 };
const CHILD = 16;
const ROMANTIC_GAP = 16;

export function bondsOf(index: number, bonds: readonly Bond[]): Bond[] {
  return bonds.filter(({ from, to }) => from === index || to === index);
}

export function isArchetype(end: string): boolean {
  return end !== 'anyone' && !castRole.options.some((role) => role === end);
}

/** Whether somebody can stand at an end of a template. A child is only where one was written for one. */
export function isEnd(end: string, { archetype, role, age }: Seat): boolean {
  if (isArchetype(end)) return end === archetype.id;
  return age >= CHILD && (end === 'anyone' || end === role);
}

/** Whether two who can stand at a template's ends may be tied by it, given who is tied already. */
export function fits(bond: Bond, seats: readonly Seat[], bonds: readonly Bond[]): boolean {
  const from = seats[bond.from];
  const to = seats[bond.to];
  if (!from || !to || !agesFit(bond.template, from.age, to.age)) return false;
  const there = [bondsOf(bond.from, bonds), bondsOf(bond.to, bonds)];
  const hasRoom = [from, to].every(({ role }, at) => (there[at]?.length ?? 0) < mostBonds[role]);
  const isNew = !there[0]?.some((other) => other.from === bond.to || other.to === bond.to);
  return hasRoom && isNew && isOnlyOne(bond.template, there.flat());
}

function agesFit({ type, older_by: olderBy }: GenreRelationship, from: number, to: number): boolean {
  if (type === 'romantic' && (Math.min(from, to) < 18 || Math.abs(from - to) > ROMANTIC_GAP)) return false;
  return !olderBy || (from - to >= olderBy[0] && from - to <= olderBy[1]);
}

/** One family and one romance for each, so that nobody has two mothers by chance. */
function isOnlyOne({ type }: GenreRelationship, there: readonly Bond[]): boolean {
  return (type !== 'family' && type !== 'romantic') || !there.some((bond) => bond.template.type === type);
}
