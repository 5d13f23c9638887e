import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const extract = (message: string, characters: string[], history: string[] = []) =>
  extractByRules({ message, known: { characters }, history });

describe('one person under two names', () => {
  it.each([
    ['Count von Kramm is really Wilhelm von Ormstein', 'Count von Kramm', { name: 'Wilhelm von Ormstein' }],
    [
      'the count is really Wilhelm von Ormstein, the King of Bohemia!!',
      'Count von Kramm',
      { name: 'Wilhelm von Ormstein', aliases: ['King of Bohemia'] },
    ],
    ['Mr Hyde is none other than Dr Henry Jekyll', 'Mr Hyde', { name: 'Dr Henry Jekyll' }],
    ['The Fox is secretly Diego Vega', 'The Fox', { name: 'Diego Vega' }],
    ['Duncan Ross is in fact the burglar John Clay', 'Duncan Ross', { name: 'John Clay', occupation: 'Burglar' }],
    ['Tomas is also known as The Eel', 'Tomas', { aliases: ['The Eel'] }],
    ['Tomas, aka the Eel, is back', 'Tomas', { aliases: ['The Eel'] }],
    ['Maria calls herself Lola', 'Maria', { aliases: ['Lola'] }],
    ['Lord Vane is really named Joe Potts', 'Lord Vane', { name: 'Joe Potts' }],
    ['Ulrich uses the alias Falk', 'Ulrich', { aliases: ['Falk'] }],
    ['Jean Valjean hides as Monsieur Madeleine', 'Jean Valjean', { aliases: ['Monsieur Madeleine'] }],
    ['Sarah Baker is secretly Nightowl', 'Sarah Baker', { aliases: ['Nightowl'] }],
  ])('%s', (message, name, set) => {
    const { characters, updates } = extract(message, [name, 'Sherlock Holmes']);
    expect(characters).toEqual([]);
    expect(updates).toMatchObject([{ kind: 'character', name, set }]);
  });

  it.each([
    ['He goes by Ace at night', 'Tom Brown is a pianist.', 'Ace'],
    ['She travels under the name Anna Weiss', 'Ruth Brown is a spy.', 'Anna Weiss'],
  ])('%s', (message, before, alias) => {
    const name = before.split(' is ')[0] ?? '';
    expect(extract(message, [name], [before])).toMatchObject({
      characters: [],
      updates: [{ name, set: { aliases: [alias] } }],
    });
  });

  it.each([
    ['Diego Vega, alias Zorro, is a nobleman', 'Diego Vega', ['Zorro']],
    ['Napoleon, Emperor of France, hates the sea', 'Napoleon', ['Emperor of France']],
    ['Duncan Ross is an alias of Archie', 'Archie', ['Duncan Ross']],
    ['Duncan Ross is really John Clay', 'John Clay', ['Duncan Ross']],
  ])('makes one new person: %s', (message, name, aliases) => {
    const { characters, updates } = extract(message, []);
    expect(characters.map((each) => each.name)).toEqual([name]);
    expect(updates).toMatchObject([{ name, set: { aliases } }]);
  });

  it('tells of two known names that they are one, and makes nobody', () => {
    expect(extract('Mr Hyde is actually Dr Jekyll', ['Mr Hyde', 'Dr Jekyll'])).toMatchObject({
      characters: [],
      updates: [{ name: 'Dr Jekyll', set: { aliases: ['Mr Hyde'] } }],
    });
  });
});

describe('two people stay two', () => {
  it.each([
    ["Anna is really Tom's sister", ['Anna', 'Tom']],
    ['Viktor meets Anna, the Queen of Spain, and Tom', ['Viktor', 'Anna', 'Tom', 'Queen of Spain']],
    ['Tom is really angry at Viktor', ['Tom', 'Viktor']],
    ['Elena calls Tom every night', ['Elena', 'Tom']],
    ['Elena hides with Tom in a barn', ['Elena', 'Tom']],
    ['Anna hates Tom, the Queen of Spain and Viktor', ['Anna', 'Tom', 'Queen of Spain', 'Viktor']],
  ])('%s', (message, names) => {
    const { characters, updates } = extract(message, []);
    expect(characters.map((each) => each.name).sort()).toEqual([...names].sort());
    expect(updates).toEqual([]);
  });
});

describe('a new name', () => {
  it.each([
    ['Irene is now called Irene Norton', 'Irene Adler', 'Irene Norton'],
    ['no wait. its Marek with a k, not Marec', 'Marec', 'Marek'],
    ['Sgt. Bello gets a first name: Hauwa', 'Sgt. Bello', 'Hauwa Bello'],
    ["Bello's first name is Hauwa", 'Sgt. Bello', 'Hauwa Bello'],
  ])('%s', (message, name, next) => {
    const { characters, updates } = extract(message, [name]);
    expect(characters).toEqual([]);
    expect(updates).toMatchObject([{ name, set: { name: next } }]);
  });

  it('is not put in place of another that only sounds alike', () => {
    const { updates } = extract('Anna went home, not Tom', ['Tom']);
    expect(updates).toEqual([]);
  });
});

describe('a title', () => {
  it.each([
    ['the count is furious', 'Count von Kramm'],
    ['the doctor is furious', 'Dr John Watson'],
    ['the captain is furious', 'Captain Ahab'],
  ])('with its article is the one person who bears it: %s', (message, name) => {
    const { characters, updates } = extract(message, [name, 'Irene Adler']);
    expect(characters).toEqual([]);
    expect(updates.map((each) => each.name)).toEqual([name]);
  });

  it.each([
    ['Mrs Bennet wants her daughters married', 'Elizabeth Bennet'],
    ['Mrs Bennet is angry', 'Tom Bennet'],
  ])('keeps a mother from her child: %s', (message, known) => {
    expect(extract(message, [known])).toMatchObject({ characters: [{ name: 'Mrs Bennet' }], updates: [] });
  });

  it('is nobody when it is a part of the world', () => {
    const { characters, locations } = extract('She left for the Continent, never to return', ['Irene Adler']);
    expect([...characters, ...locations]).toEqual([]);
  });
});
