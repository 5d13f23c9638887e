import { type CastGender, castGender, castRole } from '@greenlight/schema';
import { describe, expect, test } from 'vitest';
import type { CastBrief } from '../packages/story/src/genre/cast-brief.ts';
import { type CastMember, createCast } from '../packages/story/src/genre/create-cast.ts';
import { nameKey } from '../packages/story/src/names/name-key.ts';
import { isSamePerson } from '../packages/story/src/names/person-identity.ts';
import { genres, packOf } from './read-catalog.ts';

const seeds = ['one', 'two', 'three', 'four', 'five'];
const repeatedIn = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) < index);
const countOf = (members: readonly CastMember[], gender: CastGender) =>
  members.filter((member) => member.gender === gender).length;

describe.each(genres)('a hundred people of %s', (folder) => {
  const pack = packOf(folder);
  const cast = (seed: string, brief?: CastBrief) => createCast({ pack, count: 100, seed, ...(brief ? { brief } : {}) });

  test.each(seeds)('are a hundred different people (%s)', (seed) => {
    const { members } = cast(seed);
    expect(members).toHaveLength(100);
    expect(repeatedIn(members.map(({ name }) => nameKey(name)))).toEqual([]);
    expect(repeatedIn(members.map(({ given }) => nameKey(given)))).toEqual([]);
    expect(repeatedIn(members.map(({ description }) => description))).toEqual([]);
    expect(repeatedIn(members.map(({ occupation }) => occupation))).toEqual([]);
    for (const one of members) expect(members.filter((other) => isSamePerson(one.name, other.name))).toEqual([one]);
  });

  test.each(seeds)('are of every age, gender, role and culture, leads as well (%s)', (seed) => {
    const { members } = cast(seed);
    for (const gender of ['female', 'male'] as const) expect(countOf(members, gender)).toBeGreaterThan(40);
    expect(countOf(members, 'nonbinary')).toBeGreaterThan(3);
    const leads = members.filter(({ role }) => role === 'protagonist' || role === 'antagonist');
    for (const gender of ['female', 'male'] as const) expect(countOf(leads, gender)).toBeGreaterThan(3);
    expect(new Set(members.map(({ role }) => role))).toEqual(new Set(castRole.options));
    expect(new Set(members.map(({ culture }) => culture)).size).toBe(pack.names.length);
    const decades = new Set(members.map(({ age }) => Math.floor(age / 10)));
    expect([1, 2, 3, 4, 5, 6, 7, 8].filter((decade) => !decades.has(decade)).length).toBeLessThan(2);
    expect(members.filter(({ age }) => age > 66).length).toBeLessThan(30);
  });

  test.each(seeds)('are tied together, each tie said once, with nothing left to fill in (%s)', (seed) => {
    const { members, relationships } = cast(seed);
    expect(relationships.length).toBeGreaterThan(40);
    const lines = [
      ...relationships.map(({ description }) => description),
      ...members.flatMap(({ description, want = '', flaw = '', secret = '' }) => [description, want, flaw, secret]),
    ];
    expect(lines.filter((line) => /[{}]|undefined/.test(line))).toEqual([]);
    expect(repeatedIn(relationships.map(({ description }) => description))).toEqual([]);
    const predicates = members.flatMap(({ want = '', flaw = '', secret = '' }) => [want, flaw, secret]).filter(Boolean);
    expect(repeatedIn(members.flatMap(({ secret }) => secret ?? []))).toEqual([]);
    expect(repeatedIn(predicates).length).toBeLessThan(8);
    expect(predicates.filter((line) => /^(He|She|They|His|Her|Their)\b/.test(line))).toEqual([]);
  });

  test('are all women over fifty, none alike, when that is asked', () => {
    const { members } = cast('women', { genders: ['female'], ages: [51, 95] });
    expect(members).toHaveLength(100);
    expect(members.every(({ gender, age }) => gender === 'female' && age > 50)).toBe(true);
    expect(repeatedIn(members.map(({ given }) => nameKey(given)))).toEqual([]);
    expect(repeatedIn(members.map(({ description }) => description)).length).toBeLessThan(10);
  });

  test('are of Lagos mostly, by name, when it is set there', () => {
    const local = new Set(
      pack.names.flatMap(({ culture, at_home: settings }) => (settings?.includes('lagos') ? [culture] : [])),
    );
    expect(local.size).toBeGreaterThanOrEqual(2);
    const { members } = cast('lagos', { setting: 'lagos' });
    expect(members).toHaveLength(100);
    expect(members.filter(({ culture }) => local.has(culture)).length).toBeGreaterThan(70);
    expect(repeatedIn(members.map(({ name }) => nameKey(name)))).toEqual([]);
  });

  test('have no villain among them when none is wanted', () => {
    const { members } = cast('kind', { roles: ['protagonist', 'supporting', 'minor'] });
    expect(members).toHaveLength(100);
    expect(members.some(({ role }) => role === 'antagonist')).toBe(false);
    expect(repeatedIn(members.map(({ description }) => description))).toEqual([]);
  });

  test('can be of one culture, and of one gender each', () => {
    for (const { culture } of pack.names) {
      for (const gender of castGender.options) {
        const { members } = createCast({
          pack,
          count: 12,
          seed: culture,
          brief: { cultures: [culture], genders: [gender] },
        });
        expect(members, `${culture}, ${gender}`).toHaveLength(12);
        expect(members.every((member) => member.culture === culture && member.gender === gender)).toBe(true);
      }
    }
  });

  test('leave the names of an earlier hundred alone', () => {
    const taken = cast('before').members.map(({ name }) => name);
    const { members } = createCast({ pack, count: 30, seed: 'after', taken });
    expect(members).toHaveLength(30);
    const clashes = members.filter(({ name }) => taken.some((other) => isSamePerson(name, other)));
    expect(clashes.map(({ name }) => name)).toEqual([]);
  });
});
