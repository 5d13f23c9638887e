import { describe, expect, it } from 'vitest';
import { genrePart, parseGenrePack } from './genre-pack.ts';

const head = { schema_version: 1, genre: 'western' };
const names = [{ culture: 'belt', given: { neutral: ['Ash'] }, family: ['Voss', { female: 'Orlova', male: 'Orlov' }] }];
const person = (id: string, more: object = {}) => ({
  id,
  title: id,
  roles: ['minor'],
  people: [{ occupation: `Trade of ${id}`, description: 'Waits.' }],
  ...more,
});
const archetypes = [person('marshal'), person('baron')];
const faultsOf = (...files: object[]) => {
  try {
    parseGenrePack(files.map((file) => ({ ...head, ...file })));
    return [];
  } catch (fault) {
    return (fault as { issues: { path: PropertyKey[]; message: string }[] }).issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
  }
};

describe('parseGenrePack', () => {
  it('joins what the files of a genre say, in their order', () => {
    const pack = parseGenrePack([
      { ...head, title: 'Western', names, archetypes: [person('marshal')] },
      { ...head, archetypes: [person('baron')], titles: ['Noon'] },
    ]);
    expect(pack.archetypes.map(({ id }) => id)).toEqual(['marshal', 'baron']);
    expect(pack).toMatchObject({ genre: 'western', title: 'Western', titles: ['Noon'], beats: [], places: [] });
  });

  it('finds an archetype in whichever file it is', () => {
    const beats = [{ title: 'Noon', act: 1, line: '{marshal} waits for {baron.them} at {place}.', needs: ['baron'] }];
    expect(faultsOf({ beats }, { archetypes })).toEqual([]);
  });

  it.each([
    [
      'an end that is nobody',
      { relationships: [{ from: 'sheriff', to: 'anyone', type: 'friend', description: 'x' }] },
      'relationships.0.from: "sheriff" is no archetype and no role',
    ],
    [
      'a need that is nobody',
      { beats: [{ title: 'x', act: 1, line: 'x', needs: ['sheriff'] }] },
      'beats.0.needs: "sheriff" is no archetype and no role',
    ],
    [
      'a kind of place there is none of',
      { beats: [{ title: 'x', act: 1, line: 'x', at: ['saloon'] }] },
      'beats.0.at: no place is of the kind "saloon"',
    ],
    [
      'a placeholder that is nobody',
      { endings: [{ title: 'x', line: '{sheriff} rides off.' }] },
      'endings.0: {sheriff} is no archetype and no role',
    ],
    ['an archetype twice', { archetypes: [person('marshal')] }, 'archetypes.2: "marshal" is listed twice'],
    ['a culture twice', { names: [...names, ...names] }, 'names.1: "belt" is listed twice'],
  ])('refuses %s', (_, file, fault) => {
    expect(faultsOf({ archetypes }, file)).toEqual([fault]);
  });

  it('refuses files of two genres, and none', () => {
    expect(faultsOf({}, { genre: 'heist' })).toEqual([': the files are of more than one genre']);
    expect(faultsOf()).toEqual([': must not be empty']);
  });
});

describe('a file of a genre', () => {
  const refuses = (file: object) => expect(genrePart.safeParse({ ...head, ...file }).success).toBe(false);

  it('may be as short as its head', () => {
    expect(genrePart.parse(head)).toEqual(head);
  });

  it.each([
    ['an unknown list', { villains: [] }],
    ['another version', { schema_version: 2 }],
    ['somebody else’s placeholder', { archetypes: [person('a', { wants: ['{name} back'] })] }],
    ['an open brace', { complications: ['{marshal waits'] }],
    [
      'a pronoun of nobody in a bond',
      { relationships: [{ from: 'a', to: 'b', type: 'friend', description: '{their} hat' }] },
    ],
    ['ages the wrong way about', { archetypes: [person('a', { ages: [70, 20] })] }],
    ['an archetype of nobody', { archetypes: [person('a', { people: [] })] }],
    ['a line without end', { complications: ['x'.repeat(501)] }],
    ['more lines than anybody reads', { titles: Array.from({ length: 501 }, (_, index) => `Title ${index}`) }],
    ['an id with blanks', { archetypes: [person('the marshal')] }],
    ['only one form of a family name', { names: [{ culture: 'a', given: {}, family: [{ female: 'Orlova' }] }] }],
  ])('is refused with %s', (_, file) => {
    refuses(file);
  });

  it('keeps no control characters', () => {
    expect(genrePart.parse({ ...head, titles: ['Noon\u001b[31m, \nagain'] }).titles).toEqual(['Noon [31m,  again']);
  });
});
