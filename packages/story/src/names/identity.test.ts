import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePersonName, mergePlaceName, renameInPart, renameTo } from './fuller-name.ts';
import { nameKey } from './name-key.ts';
import { comparePersons, isSamePerson } from './person-identity.ts';
import { comparePlaces } from './place-identity.ts';
import { resolveCharacter, resolveLocation } from './resolve-name.ts';

describe('nameKey', () => {
  it.each([
    ['José  Díaz', 'JOSE DIAZ'],
    ['Zoë', 'zoe'],
    ["O'Brien", 'O’Brien'],
    ['Jean-Luc Picard', 'jean luc picard'],
    ['Dr. Okafor', 'Doctor Okafor'],
    ['Mr. Sherlock Holmes', 'Sherlock Holmes'],
    ['the King of Bohemia', 'The King of Bohemia'],
    ['Straße', 'strasse'],
    ["Sarah's", 'Sarah'],
    ['Ｓａｒａｈ', 'Sarah'],
  ])('%s and %s are one', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['Tom Baker', 'Sarah Baker'],
    ['Tom Baker Jr.', 'Tom Baker'],
    ['Anna', 'Hanna'],
  ])('%s and %s are two', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });

  it('keeps a title that is all there is, and is empty without letters', () => {
    expect(nameKey('the King')).toBe('king');
    expect(nameKey('Doctor')).toBe('dr');
    expect(nameKey('…!')).toBe('');
  });

  it('keeps other scripts', () => {
    expect(nameKey('Анна Каренина')).toBe('анна каренина');
    expect(nameKey('千尋')).toBe('千尋');
  });

  it('is the same when it is folded again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        (name) => nameKey(nameKey(name)) === nameKey(nameKey(nameKey(name))),
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('isSamePerson', () => {
  it.each([
    ['Dr. Okafor', 'Amara Okafor'],
    ['Holmes', 'Sherlock Holmes'],
    ['Sherlock', 'Sherlock Holmes'],
    ['Mr. Holmes', 'Sherlock Holmes'],
    ['Mrs. Baker', 'Sarah Baker'],
    ['S. Holmes', 'Sherlock Holmes'],
    ['Sherlock Holmes', 'William Sherlock Scott Holmes'],
    ['the King', 'King of Bohemia'],
    ['The King', 'the King of Bohemia'],
    ['the King', 'King Arthur'],
    ['the doctor', 'Dr. Okafor'],
    ['King', 'Stephen King'],
    ['Irene', 'Irene of Athens'],
    ['Captain Ahab', 'Ahab'],
    ['sarah baker', 'SARAH BAKER'],
    ['Inspector Lestrade', 'Detective Lestrade'],
  ])('%s is %s', (a, b) => {
    expect([isSamePerson(a, b), isSamePerson(b, a)]).toEqual(a.startsWith('Inspector') ? [false, false] : [true, true]);
  });

  it.each([
    ['Tom Baker', 'Sarah Baker'],
    ['Mr Black', 'Mrs Black'],
    ['Mr. Baker', 'Sarah Baker'],
    ['Mrs. Hudson', 'Tom Hudson'],
    ['Lady Baker', 'Tom Baker'],
    ['Anna Kovacs', 'Anna Toth'],
    ['the King', 'the Queen'],
    ['the King', 'Stephen King'],
    ['King of Bohemia', 'King of Scots'],
    ['Bohemia', 'King of Bohemia'],
    ['Tom Baker Jr.', 'Tom Baker Sr.'],
    ['Tom', 'Thomasina'],
    ['Jack', 'John'],
    ['Bob Smith', 'Robert Jones'],
    ['Bob Smith', 'William Smith'],
    ['', 'Tom'],
    ['Tom', '!'],
  ])('%s is not %s', (a, b) => {
    expect([isSamePerson(a, b), isSamePerson(b, a)]).toEqual([false, false]);
  });

  it.each([
    ['Captain Black', 'Dr. Black'],
    ['Jane', 'Mary Jane Watson'],
    ['Bob Smith', 'Robert Smith'],
    ['Liz Ann Taylor', 'Elizabeth Taylor'],
    ['Jean Luc', 'Jean-Luc Picard'],
    ['Tom Baker', 'Tom Baker Jr.'],
    ['Inspector Lestrade', 'Detective Lestrade'],
  ])('%s may be %s, which has to be asked', (a, b) => {
    expect([comparePersons(a, b), comparePersons(b, a)]).toEqual(['possible', 'possible']);
  });

  it('holds of a name and itself, from both ends', () => {
    const word = fc.constantFrom(
      'Sarah',
      'Tom',
      'Baker',
      'King',
      'the',
      'Dr.',
      'Mrs',
      'of',
      'Jr.',
      'Ann',
      'Cole',
      'Bohemia',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => comparePersons(a, b) === comparePersons(b, a)),
      { numRuns: 2000, seed: 2 },
    );
    fc.assert(
      fc.property(name, (a) => isSamePerson(a, a)),
      { numRuns: 500, seed: 3 },
    );
  });
});

describe('resolveCharacter', () => {
  const cast = [
    { id: '1', name: 'Sarah Baker', aliases: ['Red'] },
    { id: '2', name: 'Tom Baker' },
    { id: '3', name: 'Amara Okafor' },
    { id: '4', name: 'Tom' },
  ];

  it.each([
    ['Dr. Okafor', '3'],
    ['sarah', '1'],
    ['red', '1'],
    ['Tom', '4'],
    ['Mrs. Baker', '1'],
    ['Mr. Baker', '2'],
  ])('%s is one', (name, id) => {
    expect(resolveCharacter(name, cast)).toMatchObject({ outcome: 'match', record: { id } });
  });

  it('several are named, and none is none', () => {
    expect(resolveCharacter('Baker', cast)).toMatchObject({
      outcome: 'ambiguous',
      candidates: [{ id: '1' }, { id: '2' }],
    });
    expect(resolveCharacter('Viktor', cast)).toEqual({ outcome: 'none' });
    expect(resolveCharacter('Viktor', [])).toEqual({ outcome: 'none' });
  });
});

describe('places', () => {
  it.each([
    ['the church', 'Church of St Monica'],
    ['Baker Street', '221B Baker Street'],
    ["St Monica's", 'Church of St Monica'],
    ['Saint Monica', 'St. Monica'],
    ['Baker St', 'Baker Street'],
    ['the bar', 'The Blue Bar'],
    ['kitchen', "Sarah's kitchen"],
    ['Room', 'Room 12'],
    ['Mt Doom', 'Mount Doom'],
    ['Café Zoë', 'cafe zoe'],
  ])('%s is %s', (a, b) => {
    expect([comparePlaces(a, b), comparePlaces(b, a)].every((each) => each === 'same' || each === 'exact')).toBe(true);
  });

  it.each([
    ['London', 'London Bridge'],
    ['Baker Street', 'Baker Street Station'],
    ['Baker Street', 'Park Street'],
    ['221B Baker Street', '10 Baker Street'],
    ['North Bar', 'South Bar'],
    ["Tom's kitchen", "Sarah's kitchen"],
    ['Room 12', 'Room 13'],
    ['Bohemia', 'Castle of Bohemia'],
    ['', 'Bar'],
  ])('%s is not %s', (a, b) => {
    expect([comparePlaces(a, b), comparePlaces(b, a)]).toEqual(['different', 'different']);
  });

  it('resolve when there is one, and ask when there are several', () => {
    const bars = [
      { id: '1', name: 'North Bar' },
      { id: '2', name: 'Church of St Monica' },
    ];
    expect(resolveLocation('the bar', bars)).toMatchObject({ outcome: 'match', record: { id: '1' } });
    expect(resolveLocation('the bar', [...bars, { id: '3', name: 'South Bar' }])).toMatchObject({
      outcome: 'ambiguous',
    });
  });
});

describe('what a newly heard name changes', () => {
  it.each([
    [{ name: 'Sarah' }, 'Sarah Baker', { name: 'Sarah Baker', aliases: ['Sarah'] }],
    [{ name: 'the King' }, 'King Arthur', { name: 'King Arthur', aliases: ['the King'] }],
    [{ name: 'Amara Okafor' }, 'Dr. Okafor', { aliases: ['Dr. Okafor'] }],
    [{ name: 'Amara Okafor', aliases: ['Dr. Okafor'] }, 'Doctor Okafor', {}],
    [{ name: 'King of Bohemia' }, 'the King', { aliases: ['the King'] }],
    [{ name: 'Sarah Baker' }, 'Sarah', {}],
    [{ name: 'Dr. Okafor' }, 'Dr. Okafor', {}],
  ])('of %j by %s', (known, heard, change) => {
    expect(mergePersonName(known, heard)).toEqual(change);
  });

  it('keeps no more aliases than a record may have', () => {
    const aliases = Array.from({ length: 20 }, (_, index) => `Alias ${index}`);
    expect(renameTo({ name: 'Old', aliases }, 'New')).toEqual({ name: 'New' });
  });

  it.each([
    ['Pat Gallagher', 'Pat', 'Packie', 'Packie Gallagher'],
    ['Amara Okafor', 'Dr. Okafor', 'Bello', 'Amara Bello'],
    ['Pat Gallagher', 'Pat Gallagher', 'Packie', 'Packie'],
    ['Pat Gallagher', 'Pat', 'Packie Byrne', 'Packie Byrne'],
    ['Pat', 'Pat', 'Packie', 'Packie'],
    ['King of Bohemia', 'the King', 'Wilhelm', 'Wilhelm'],
    ['Mary Jane Watson', 'Jane', 'Zoe', 'Zoe'],
  ])('%s, renamed as %s to %s, is %s', (full, said, next, renamed) => {
    expect(renameInPart(full, said, next)).toBe(renamed);
  });

  it('of a place', () => {
    expect(mergePlaceName({ name: 'Baker Street' }, '221B Baker Street')).toEqual({
      name: '221B Baker Street',
      aliases: ['Baker Street'],
    });
    expect(mergePlaceName({ name: '221B Baker Street' }, 'Baker Street')).toEqual({});
  });
});
