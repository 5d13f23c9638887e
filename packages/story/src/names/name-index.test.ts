import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveIndex, indexOf } from './name-index.ts';
import { comparePersons } from './person-identity.ts';
import { comparePlaces } from './place-identity.ts';
import { type Named, resolveCharacter, resolveLocation } from './resolve-name.ts';

const words = {
  character: [
    'Tom',
    'Thomas',
    'Sarah',
    'Baker',
    'King',
    'the',
    'Dr.',
    'Mr',
    'von',
    'of',
    'Bohemia',
    'T.',
    'Jr',
    'Count',
    'José',
  ],
  location: ['Baker', 'Street', 'St', 'Monica', 'Church', 'of', 'the', '221B', 'Old', 'Bar', 'Bridge', 'London'],
} as const;
const nameIn = (kind: keyof typeof words) =>
  fc.array(fc.constantFrom(...words[kind]), { minLength: 1, maxLength: 4 }).map((each) => each.join(' '));
const recordsIn = (kind: keyof typeof words) =>
  fc
    .array(fc.record({ name: nameIn(kind), aliases: fc.array(nameIn(kind), { maxLength: 2 }) }), { maxLength: 40 })
    .map((all) => all.map((each, index): Named => ({ id: String(index), ...each })));
const compare = { character: comparePersons, location: comparePlaces };

describe.each(['character', 'location'] as const)('the index of every %s', (kind) => {
  it('finds all whom a name may mean', () => {
    fc.assert(
      fc.property(recordsIn(kind), nameIn(kind), (records, name) => {
        const found = new Set(indexOf(kind, records).candidates(name));
        const missed = records.filter(
          (record) =>
            !found.has(record) &&
            [record.name, ...(record.aliases ?? [])].some((known) => compare[kind](name, known) !== 'different'),
        );
        expect(missed).toEqual([]);
      }),
    );
  });

  it('answers for a list that differs from another in a few records', () => {
    fc.assert(
      fc.property(recordsIn(kind), recordsIn(kind), nameIn(kind), (base, changes, name) => {
        const changed = new Map(
          changes.slice(0, 5).map((record, at) => [String(at * 3), { ...record, id: String(at * 3) }]),
        );
        const now = [...base.filter(({ id }) => !changed.has(id)), ...changed.values()].slice(1);
        const derived = [...now];
        const find = (id: string): Named | undefined => now.find((each) => each.id === id);
        deriveIndex(kind, derived, base, { changed: new Set(changed.keys()), find });
        const resolve = kind === 'character' ? resolveCharacter : resolveLocation;
        const sorted = (found: ReturnType<typeof resolve>) =>
          found.outcome === 'ambiguous' ? found.candidates.map(({ id }) => id).sort() : found;
        const idsOf = (each: readonly Named[]): string[] => each.map(({ id }) => id).sort();
        expect(idsOf(indexOf(kind, derived).bearers(name))).toEqual(idsOf(indexOf(kind, [...now]).bearers(name)));
        expect(sorted(resolve(name, derived))).toEqual(sorted(resolve(name, [...now])));
      }),
    );
  });
});

describe('a name among five thousand', () => {
  const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu'];
  const wordOf = (number: number): string => {
    const letters = [...String(number)].map((digit) => syllables[Number(digit)]).join('');
    return letters.charAt(0).toUpperCase() + letters.slice(1);
  };
  const people = Array.from({ length: 5000 }, (_, index): Named => {
    const name = `${wordOf(index % 71)} ${wordOf(1000 + index)}`;
    return { id: String(index), name, aliases: index % 10 === 0 ? [`The ${wordOf(20_000 + index)}`] : [] };
  });
  const places = people.map(({ id }, index): Named => ({ id, name: `${wordOf(index)} Street` }));

  it('is compared with a handful', () => {
    const index = indexOf('character', people);
    const asked = people.filter((_, at) => at % 50 === 0).flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
    expect(asked.length).toBeGreaterThan(150);
    for (const name of asked) expect(index.candidates(name).length).toBeLessThan(10);
    const streets = indexOf('location', places);
    for (const { name } of places.slice(0, 200)) expect(streets.candidates(name).length).toBeLessThan(10);
    // A given name alone means everybody who bears it, and nobody else.
    expect(index.candidates(String(people[0]?.name.split(' ')[0])).length).toBe(71);
  });

  it('is laid out once for a list', () => {
    expect(indexOf('character', people)).toBe(indexOf('character', people));
  });

  it('is found by its alias', () => {
    expect(resolveCharacter(String(people[40]?.aliases?.[0]), people)).toEqual({
      outcome: 'match',
      record: people[40],
    });
  });
});
