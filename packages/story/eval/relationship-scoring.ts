import type { ExpectedPerson, ExpectedRelationship, FoundRelationship } from './expectation.ts';
import { isSamePerson } from './name-matching.ts';
import { createTally, type Tally } from './tally.ts';

export interface RelationshipResult {
  /** Two people who are related, whatever the type. */
  pairs: Tally;
  /** Two people who are related by an accepted type. */
  types: Tally;
  missed: string[];
  spurious: string[];
}

export interface RelationshipGround {
  people: ExpectedPerson[];
  /** When false, relationships that were not expected are let be: a long telling implies more than anyone lists. */
  isComplete: boolean;
}

export function scoreRelationships(
  expected: ExpectedRelationship[],
  found: FoundRelationship[],
  { people, isComplete }: RelationshipGround,
): RelationshipResult {
  const result: RelationshipResult = { pairs: createTally(), types: createTally(), missed: [], spurious: [] };
  for (const relationship of expected) {
    const standing = found.filter((each) => isBetween(each, relationship, people));
    scoreRelationship(relationship, standing, result);
  }
  if (!isComplete) return result;
  const extras = found.filter((each) => !expected.some((relationship) => isBetween(each, relationship, people)));
  result.spurious = extras.map(({ from, to, type }) => `${from} – ${to} (${type})`);
  result.pairs.spurious += extras.length;
  result.types.spurious += extras.length;
  return result;
}

function scoreRelationship(
  expected: ExpectedRelationship,
  standing: FoundRelationship[],
  result: RelationshipResult,
): void {
  if (expected.optional && standing.length === 0) return;
  const label = `${expected.between.join(' – ')} (${expected.types.join('/')})`;
  if (standing.length === 0) {
    result.missed.push(label);
    result.pairs.missed++;
    result.types.missed++;
    return;
  }
  result.pairs.hits++;
  if (standing.some((each) => expected.types.includes(each.type))) {
    result.types.hits++;
    return;
  }
  result.missed.push(`${label}: is ${standing.map((each) => each.type).join(', ')}`);
  result.types.missed++;
  result.types.spurious++;
}

function isBetween(
  found: FoundRelationship,
  { between: [first = '', second = ''] }: ExpectedRelationship,
  people: ExpectedPerson[],
): boolean {
  const joins = (from: string, to: string) =>
    isSamePerson(found.from, from, people) && isSamePerson(found.to, to, people);
  return joins(first, second) || joins(second, first);
}
