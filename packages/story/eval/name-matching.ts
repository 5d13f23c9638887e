import { isPartOf, nameKey, untitledKey } from './names.ts';
import { createTally, type Tally } from './tally.ts';

/** Something expected under a name or one of its aliases. Minor and optional ones count neither for nor against. */
export interface Named {
  name: string;
  aliases?: string[];
  minor?: boolean;
  optional?: boolean;
}

/** How what was found falls on what was expected. `doubles` stand for somebody who stands already. */
export interface NameResult<Expected, Found> {
  tally: Tally;
  matched: Map<Expected, Found>;
  missed: string[];
  spurious: string[];
  doubles: Double<Expected>[];
}

export interface Double<Expected> {
  name: string;
  of: Expected;
}

/** Matches names one to one. A second record for the same one is a double, and spurious. */
export function scoreNames<E extends Named, F extends { name: string }>(expected: E[], found: F[]): NameResult<E, F> {
  const matched = new Map<E, F>();
  const spurious: string[] = [];
  const doubles: Double<E>[] = [];
  for (const record of found) {
    const match = findExpected(record.name, expected);
    if (!match) spurious.push(record.name);
    else if (!matched.has(match)) matched.set(match, record);
    else if (!isFree(match)) doubles.push({ name: record.name, of: match });
  }
  const counted = expected.filter((each) => !isFree(each));
  const missed = counted.filter((each) => !matched.has(each)).map((each) => each.name);
  const tally = createTally(counted.length - missed.length, spurious.length + doubles.length, missed.length);
  return { tally, matched, missed, spurious, doubles };
}

/** The expected one that a name means: by the whole name first, then by the name without its title when that fits one alone. */
export function findExpected<E extends Named>(name: string, expected: readonly E[]): E | undefined {
  const namesOf = (each: E) => [each.name, ...(each.aliases ?? [])];
  const exact = expected.find((each) => namesOf(each).some((other) => nameKey(other) === nameKey(name)));
  if (exact) return exact;
  const untitled = expected.filter((each) => namesOf(each).some((other) => untitledKey(other) === untitledKey(name)));
  return untitled.length === 1 ? untitled[0] : undefined;
}

/** True when a found name stands for the expected `wanted`. Falls back on a part of the name: "Grace" for "Grace Mwangi". */
export function isSamePerson(name: string, wanted: string, people: readonly Named[]): boolean {
  const match = findExpected(name, people);
  if (match) return match === findExpected(wanted, people);
  return isPartOf(name, wanted) || isPartOf(wanted, name);
}

/** Names from `never` that stand as people. */
export function findForbidden(never: string[], people: { name: string }[]): string[] {
  const forbidden = new Set(never.map(nameKey));
  return people.map((person) => person.name).filter((name) => forbidden.has(nameKey(name)));
}

function isFree(expected: Named): boolean {
  return Boolean(expected.minor || expected.optional);
}
