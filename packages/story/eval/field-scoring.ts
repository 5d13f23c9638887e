import type { ExpectedPerson, FoundPerson } from './expectation.ts';
import { nameKey } from './names.ts';
import { createTally, type Tally } from './tally.ts';

export const personFields = ['age', 'occupation', 'role'] as const;
export type PersonField = (typeof personFields)[number];

export interface FieldResult {
  tallies: Record<PersonField, Tally>;
  /** One line for each field that is wrong or missing. */
  faults: string[];
}

/** Judges the fields of the people who count. The fields of a person who was not found are missed too. */
export function scoreFields(people: ExpectedPerson[], matched: ReadonlyMap<ExpectedPerson, FoundPerson>): FieldResult {
  const result: FieldResult = {
    tallies: { age: createTally(), occupation: createTally(), role: createTally() },
    faults: [],
  };
  for (const person of people) {
    if (person.minor) continue;
    for (const field of personFields) scoreField(person, matched.get(person), field, result);
  }
  return result;
}

function scoreField(
  person: ExpectedPerson,
  found: FoundPerson | undefined,
  field: PersonField,
  { tallies, faults }: FieldResult,
): void {
  const wanted = person[field];
  const value = found?.[field] ?? undefined;
  const tally = tallies[field];
  if (value === undefined) {
    if (wanted === undefined || isOptional(person, field)) return;
    tally.missed++;
    faults.push(`${person.name}: no ${field} (${String(wanted)})`);
  } else if (wanted !== undefined && isAccepted(wanted, value)) {
    tally.hits++;
  } else {
    tally.spurious++;
    if (wanted !== undefined && !isOptional(person, field)) tally.missed++;
    faults.push(`${person.name}: ${field} is ${String(value)}${wanted === undefined ? '' : ` (${String(wanted)})`}`);
  }
}

/** Numbers must be equal; a text must contain one of the accepted texts as a whole or a beginning of a word. */
export function isAccepted(wanted: unknown, value: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.some((each) => isAccepted(each, value));
  if (typeof wanted !== 'string' || typeof value !== 'string') return wanted === value;
  return ` ${nameKey(value)}`.includes(` ${nameKey(wanted)}`);
}

function isOptional(person: ExpectedPerson, field: PersonField): boolean {
  return Boolean(person[`${field}Optional`]);
}
