import type { GenrePack } from '@greenlight/schema';
import { castGender, castRole, parseGenrePack } from '@greenlight/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../names/name-key.ts';
import { isSamePerson } from '../names/person-identity.ts';
import { createCast } from './create-cast.ts';

const letters = 'bcdfghjklmnprstvwz'.split('');
const listOf = (count: number, end: string, start: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `${letters[(start + index) % 18]?.toUpperCase()}${'aeiou'[index % 5]}${letters[(start * 3 + index * 5) % 18]}${end}`,
  );

/** A genre made for tests: two cultures with enough names for sixty. */
const pack: GenrePack = parseGenrePack([
  {
    schema_version: 1,
    genre: 'made-up',
    names: [
      {
        culture: 'east',
        at_home: ['harbour'],
        given: { female: listOf(15, 'ina', 0), male: listOf(15, 'odo', 3), neutral: ['Quill', 'Sable', 'Wren'] },
        family: listOf(15, 'ever', 5),
      },
      {
        culture: 'west',
        order: 'family-first',
        given: { female: listOf(15, 'elle', 7), male: listOf(15, 'urt', 9), neutral: ['Ash', 'Lark', 'Fern'] },
        family: [...listOf(15, 'stan', 11), { female: 'Orlova', male: 'Orlov' }],
      },
    ],
    archetypes: [
      {
        id: 'hero',
        title: 'Hero',
        roles: ['protagonist', 'supporting'],
        ages: [20, 70],
        people: [1, 2, 3, 4].map((each) => ({
          occupation: `Trade ${each}`,
          description: `Number ${each} lost {their} hat.`,
        })),
        wants: ['{their} hat back', 'rain'],
        flaws: ['says what {they} think{s}'],
      },
      {
        id: 'villain',
        title: 'Villain',
        roles: ['antagonist'],
        ages: [30, 80],
        people: [5, 6].map((each) => ({ occupation: `Trade ${each}`, description: `Number ${each} took it.` })),
      },
      {
        id: 'crowd',
        title: 'Crowd',
        roles: ['minor', 'supporting'],
        ages: [9, 90],
        people: [7, 8, 9].map((each) => ({ occupation: `Trade ${each}`, description: `Number ${each} saw.` })),
      },
    ],
    relationships: [
      { from: 'hero', to: 'villain', type: 'enemy', description: '{from} wants it back from {to}.' },
      {
        from: 'crowd',
        to: 'crowd',
        type: 'family',
        description: '{from} brought {to} up.',
        older_by: [16, 50],
        shares_name: true,
      },
      { from: 'anyone', to: 'anyone', type: 'romantic', description: '{from} waits for {to}.' },
      { from: 'anyone', to: 'anyone', type: 'friend', description: '{from} and {to} go fishing.' },
    ],
  },
]);

const seed = fc.string({ maxLength: 12 });
const count = fc.integer({ min: 0, max: 60 });
const runs = { numRuns: 60 };

describe('any cast', () => {
  it('is the same from the same seed', () => {
    fc.assert(
      fc.property(seed, count, (from, size) => {
        expect(createCast({ pack, count: size, seed: from })).toEqual(createCast({ pack, count: size, seed: from }));
      }),
      { numRuns: 20 },
    );
  });

  it('has as many people as asked for, and no name or given name twice', () => {
    fc.assert(
      fc.property(seed, count, (from, size) => {
        const { members } = createCast({ pack, count: size, seed: from });
        expect(members).toHaveLength(size);
        expect(new Set(members.map(({ name }) => nameKey(name))).size).toBe(size);
        expect(new Set(members.map(({ given }) => nameKey(given))).size).toBe(size);
      }),
      runs,
    );
  });

  it('honours the brief', () => {
    const range = fc
      .tuple(fc.integer({ min: 9, max: 90 }), fc.integer({ min: 0, max: 20 }))
      .map(([from, more]): [number, number] => [from, from + more]);
    const brief = fc.record(
      {
        genders: fc.subarray([...castGender.options], { minLength: 1 }),
        ages: range,
        roles: fc.subarray([...castRole.options], { minLength: 1 }),
        cultures: fc.constantFrom(['east'], ['west']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 12 }), brief, (from, size, asked) => {
        const { members } = createCast({ pack, count: size, seed: from, brief: asked });
        expect(members.length).toBe(size);
        for (const member of members) {
          if (asked.genders) expect(asked.genders).toContain(member.gender);
          if (asked.roles) expect(asked.roles).toContain(member.role);
          if (asked.cultures) expect(asked.cultures).toContain(member.culture);
          const [youngest, oldest] = asked.ages ?? [9, 90];
          expect(member.age).toBeGreaterThanOrEqual(youngest);
          expect(member.age).toBeLessThanOrEqual(oldest);
        }
      }),
      runs,
    );
  });

  it('leaves alone the names that are taken', () => {
    fc.assert(
      fc.property(seed, seed, (from, earlier) => {
        const taken = createCast({ pack, count: 12, seed: `${earlier} before` }).members.map(({ name }) => name);
        const { members } = createCast({ pack, count: 12, seed: from, taken });
        expect(members).toHaveLength(12);
        for (const { name } of members) expect(taken.filter((other) => isSamePerson(name, other))).toEqual([]);
      }),
      runs,
    );
  });

  it('has relationships between two of its people, each line once, children left out of romances', () => {
    fc.assert(
      fc.property(seed, count, (from, size) => {
        const { members, relationships } = createCast({ pack, count: size, seed: from });
        const byName = new Map(members.map((member) => [member.name, member]));
        for (const { from: one, to: other, type, description } of relationships) {
          expect(one).not.toBe(other);
          const ages = [one, other].map((name) => byName.get(name)?.age ?? -1);
          expect(Math.min(...ages)).toBeGreaterThanOrEqual(type === 'romantic' ? 18 : 9);
          expect(description).not.toMatch(/[{}]/);
        }
        expect(relationships.length).toBeLessThanOrEqual(pack.relationships.length);
      }),
      runs,
    );
  });
});

describe('createCast', () => {
  it('makes three people a story: somebody to follow, somebody against, somebody beside', () => {
    const { members } = createCast({ pack, count: 3, seed: 'three' });
    expect(members.map(({ role }) => role)).toEqual(['protagonist', 'antagonist', 'supporting']);
  });

  it('speaks of each by their own pronouns, and goes on with a sentence in small letters', () => {
    const cast = (gender: 'female' | 'male' | 'nonbinary') =>
      createCast({ pack, count: 1, seed: 'one', brief: { genders: [gender], archetypes: ['hero'] } }).members[0];
    expect(cast('female')?.description).toContain('lost her hat.');
    expect(cast('female')?.flaw).toBe('says what she thinks');
    expect(cast('nonbinary')?.flaw).toBe('says what they think');
    const wants = ['a', 'b', 'c', 'd'].map(
      (from) =>
        createCast({ pack, count: 1, seed: from, brief: { genders: ['male'], archetypes: ['hero'] } }).members[0]?.want,
    );
    expect(wants).toContain('his hat back');
  });

  it('gives kin one family name, each in their own form', () => {
    const kin = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((from) => {
      const { relationships } = createCast({ pack, count: 20, seed: from });
      return relationships.filter(({ type }) => type === 'family');
    });
    expect(kin.length).toBeGreaterThan(2);
    for (const { from, to } of kin) {
      const [one, other] = [from, to].map((name) => name.split(' ').map((word) => word.replace(/^Orlova$/, 'Orlov')));
      expect(one?.some((word) => other?.includes(word))).toBe(true);
    }
  });

  it('takes four names in five from where the story plays', () => {
    const { members } = createCast({ pack, count: 20, seed: 'here', brief: { setting: 'harbour' } });
    expect(members.filter(({ culture }) => culture === 'east').length).toBeGreaterThanOrEqual(14);
  });

  it('stops where names run out, and says so by being fewer', () => {
    const two = parseGenrePack([
      {
        schema_version: 1,
        genre: 'small',
        names: [{ culture: 'one', given: { neutral: ['Ada', 'Bo'] }, family: ['Moss'] }],
        archetypes: [
          { id: 'who', title: 'Who', roles: ['minor'], people: [{ occupation: 'Baker', description: 'Bakes.' }] },
        ],
      },
    ]);
    expect(
      createCast({ pack: two, count: 5, seed: 'x' })
        .members.map(({ name }) => name)
        .sort(),
    ).toEqual(['Ada Moss', 'Bo Moss']);
  });
});
