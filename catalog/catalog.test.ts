import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { castRole, type GenrePack } from '@greenlight/schema';
import { describe, expect, test } from 'vitest';
import { nameKey } from '../packages/story/src/names/name-key.ts';
import { catalog, genres, packOf, sourceOf } from './read-catalog.ts';

// What is said of a pack here is a matter of quality: the shape itself is judged by its schema, wherever a pack comes from.
const examples = readdirSync(path.join(catalog, 'examples')).map((name) => `examples/${name}`);

const linesOf = ({ archetypes, relationships, places, beats, endings, complications, titles, loglines }: GenrePack) => [
  ...archetypes.flatMap(({ about = [], people, wants = [], flaws = [], secrets = [] }) =>
    [about, people.map(({ description }) => description), wants, flaws, secrets].flat(),
  ),
  ...relationships.map(({ description }) => description),
  ...places.flatMap(({ description, moods = [] }) => [description, ...moods]),
  ...beats.flatMap(({ line, turn = [] }) => [line, turn].flat()),
  ...endings.map(({ line }) => line),
  ...[...complications, ...titles, ...loglines],
];

const repeatedIn = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) < index);
const wordsOf = (line: string) => line.toLowerCase().match(/[\p{L}\p{N}'’{}.-]+/gu) ?? [];

describe.each([...genres, ...examples])('the source of %s', (folder) => {
  const source = sourceOf(folder);

  test('is a package of genre files, all that lie there, without hashes', () => {
    const own = path.basename(folder); // a path belongs to one package alone, so each has a folder of its own name
    const files = readdirSync(path.join(catalog, folder, own)).map((file) => `${own}/${file}`);
    expect(readdirSync(path.join(catalog, folder)).sort()).toEqual([own, 'manifest.json'].sort());
    expect(source.assets.map((asset) => asset.path).sort()).toEqual(files.sort());
    for (const asset of source.assets) expect(asset).toEqual({ path: asset.path, kind: 'genre' });
    expect(source.package_id).toBe(`PKG-GENRE-${path.basename(folder).toUpperCase()}`);
  });

  test('has no line, name, occupation or trait of one person twice', () => {
    const pack = packOf(folder);
    const spread = ({ given, family }: GenrePack['names'][number]) => [
      Object.values(given).flat(),
      family.map((name) => (typeof name === 'string' ? name : name.female)),
    ];
    for (const list of [0, 1]) {
      expect(repeatedIn(pack.names.flatMap((names) => spread(names)[list] ?? []).map(nameKey))).toEqual([]);
    }
    expect(repeatedIn(linesOf(pack).map((line) => line.toLowerCase()))).toEqual([]);
    const people = pack.archetypes.flatMap((archetype) => archetype.people);
    expect(repeatedIn(people.map(({ occupation }) => occupation.toLowerCase()))).toEqual([]);
    for (const { traits = [] } of pack.archetypes) expect(repeatedIn(traits)).toEqual([]);
  });
});

describe.each(genres)('the genre %s', (folder) => {
  const pack = packOf(folder);

  test('has names from many places, for everybody, and more than a hundred of each kind', () => {
    expect(new Set(pack.names.map(({ culture }) => culture)).size).toBeGreaterThanOrEqual(16);
    for (const { culture, given, family } of pack.names) {
      const { female = [], male = [], neutral = [] } = given;
      expect(Math.min(female.length, male.length), culture).toBeGreaterThanOrEqual(8);
      expect(neutral.length, culture).toBeGreaterThanOrEqual(2);
      expect(family.length, culture).toBeGreaterThanOrEqual(9);
    }
    expect(pack.names.flatMap(({ given }) => given.female ?? []).length).toBeGreaterThan(100);
    expect(pack.names.flatMap(({ family }) => family).length).toBeGreaterThan(100);
  });

  test('has enough of everybody: five of each archetype or more, nine years old to ninety', () => {
    const short = pack.archetypes.filter(({ people, wants = [], flaws = [], traits = [] }) =>
      [people, wants, flaws, traits].some((list) => list.length < 5),
    );
    expect(short.map(({ id }) => id)).toEqual([]);
    expect(pack.archetypes.flatMap(({ people }) => people).length).toBeGreaterThan(130);
    for (const role of castRole.options) {
      const playing = pack.archetypes.filter(({ roles }) => roles.includes(role));
      expect(playing.length, role).toBeGreaterThanOrEqual(4);
    }
    const ages = pack.archetypes.flatMap((archetype) => archetype.ages ?? []);
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([9, 90]);
  });

  test('leaves a person’s ages within those of the archetype', () => {
    const outside = pack.archetypes.flatMap(({ people, ages = [0, 120] }) =>
      people.filter((person) => person.ages && (person.ages[0] < ages[0] || person.ages[1] > ages[1])),
    );
    expect(outside.map(({ occupation }) => occupation)).toEqual([]);
  });

  test('has trouble, places and turns enough for a story told more than once', () => {
    expect(pack.relationships.length).toBeGreaterThanOrEqual(50);
    expect(new Set(pack.relationships.map(({ type }) => type)).size).toBe(8);
    const tied = new Set(pack.relationships.flatMap(({ from, to }) => [from, to]));
    expect(pack.archetypes.filter(({ id }) => !tied.has(id)).map(({ id }) => id)).toEqual([]);
    expect(pack.places.length).toBeGreaterThanOrEqual(24);
    expect(pack.places.filter(({ setting }) => setting === 'lagos').length).toBeGreaterThanOrEqual(3);
    expect(pack.beats.map(({ act }) => act)).toEqual(pack.beats.map(({ act }) => act).sort());
    expect(new Set(pack.beats.map(({ act }) => act))).toEqual(new Set([1, 2, 3]));
    for (const list of [pack.endings, pack.complications, pack.titles]) expect(list.length).toBeGreaterThanOrEqual(12);
    expect(pack.loglines.length).toBeGreaterThanOrEqual(8);
  });

  test('begins no two descriptions alike, and strings nothing together with dashes', () => {
    const opened = [
      ...pack.archetypes.flatMap(({ people }) => people.map(({ description }) => description)),
      ...pack.relationships.map(({ description }) => description),
      ...pack.places.map(({ description }) => description),
      ...pack.endings.map(({ line }) => line),
    ].map((line) => wordsOf(line).slice(0, 4).join(' '));
    expect(repeatedIn(opened)).toEqual([]);
    expect(linesOf(pack).filter((line) => /[—–]| - |\.\.\.|…/.test(line))).toEqual([]);
  });

  test('leaves everybody’s gender open', () => {
    const people = pack.archetypes.flatMap(({ people: list, wants = [], flaws = [], secrets = [] }) => [
      ...list.map(({ description }) => description),
      ...[...wants, ...flaws, ...secrets],
    ]);
    expect(people.filter((line) => /^(he|she|his|her|him)\b|\b(himself|herself)\b/i.test(line))).toEqual([]);
  });
});

test('no line serves two genres', () => {
  expect(repeatedIn(genres.flatMap((folder) => linesOf(packOf(folder))).map((line) => line.toLowerCase()))).toEqual([]);
});

test('the guide shows packs that are there', () => {
  const guide = readFileSync(path.join(catalog, 'README.md'), 'utf8');
  const links = [...guide.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = '']) => target);
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((target) => !existsSync(path.resolve(catalog, target)))).toEqual([]);
});
