import { describe, expect, it } from 'vitest';
import { extractByRules } from '../rules-extractor.ts';

const people = (message: string) => extractByRules({ message }).characters;

describe('what frames a telling', () => {
  it.each([
    ['I think the main character is Joachim, a hospital porter.', { name: 'Joachim', role: 'protagonist' }],
    ["Let's say the villain is Doctor Prell, a dentist.", { name: 'Doctor Prell', occupation: 'Dentist' }],
    ['sorry for my english: my hero is Tiago, 20, fisherman', { name: 'Tiago', age: 20, occupation: 'Fisherman' }],
    ["My film's about a locksmith, Arvid Sten, 54.", { name: 'Arvid Sten', age: 54, occupation: 'Locksmith' }],
    ['It is the story of Matthias who is a watchmaker', { name: 'Matthias', occupation: 'Watchmaker' }],
    ['Can we have a baker, Tom, 40?', { name: 'Tom', age: 40, occupation: 'Baker' }],
    ['My mum character: Shauna, 41, bus driver.', { name: 'Shauna', age: 41 }],
    ['PROTAGONIST: Idris Vale, 38, cartographer', { name: 'Idris Vale', age: 38 }],
  ])('is not taken for it: %s', (message, person) => {
    expect(people(message)).toMatchObject([person]);
  });

  it.each([
    'I think the main character could be Joachim, no idea yet.',
    'Maybe the villain is Doctor Prell?',
    'Perhaps tomorrow I will give to you the family of Samira',
    'I find Augustin unbearable, in the best way.',
    'tbh roxanne slaps, best character so far imo',
    "It's Paddington 2 by way of Michael Haneke.",
    'as my old professor Haugen used to say, kill your darlings',
    'Half of it is true, it happened to my aunt Pilar in Murcia.',
    "I met a woman called Henrietta on the bus who'd be perfect for this.",
    'Yesterday my friend Karim read it and he cried.',
    'My cat is called Hitchcock lol',
    'the weather here in Bergen is awful today',
    'The actor who plays the priest should look like Max von Sydow.',
  ])('creates nothing: %s', (message) => {
    const { characters, locations, scenes, updates } = extractByRules({ message });
    expect([...characters, ...locations, ...scenes, ...updates].filter(({ confidence }) => confidence >= 0.6)).toEqual(
      [],
    );
  });
});

describe('records by number', () => {
  it.each([
    ['can u make like 5 more villagers', 5],
    ['invent nine teachers for the school', 9],
  ])('%s', (message, count) => {
    expect(extractByRules({ message }).bulk).toMatchObject({ type: 'characters', count });
  });

  it.each(['Three sisters. Olga is the eldest.', 'Add a place named Pier 39, where the smugglers unload.'])(
    'asks for none: %s',
    (message) => {
      expect(extractByRules({ message }).bulk).toBeUndefined();
    },
  );
});
