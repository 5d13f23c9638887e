import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const people = (message: string) => extractByRules({ message }).characters;

describe('somebody told of before the name comes', () => {
  it.each([
    [
      'my main character is an astronaut who lost her memory. her name is Yuki Tanaka and she is 41',
      { name: 'Yuki Tanaka', age: 41, occupation: 'Astronaut', role: 'protagonist' },
    ],
    ['The villain is a banker. His name is Augustus Thorne.', { name: 'Augustus Thorne', role: 'antagonist' }],
    ['There is a nurse in the village. Her name is Ada.', { name: 'Ada', occupation: 'Nurse' }],
    ["it's about a retired judge. his name is Omar Reyes", { name: 'Omar Reyes', occupation: 'Retired judge' }],
  ])('%s', (message, person) => {
    expect(people(message)).toMatchObject([person]);
  });
});

describe('a name that is a month', () => {
  it.each([
    ['April is a florist and May is her twin.', ['April', 'May']],
    ['June opens the door and smiles', ['June']],
    ['her daughter June lives upstairs', ['June']],
  ])('is a name where somebody is told of: %s', (message, names) => {
    expect(people(message).map(({ name }) => name)).toEqual(names);
  });

  it.each(['April is the cruellest month', 'They met in May', 'it all ends last June'])(
    'is a month elsewhere: %s',
    (message) => {
      expect(people(message)).toEqual([]);
    },
  );

  it('does not run into the name behind it', () => {
    expect(people('In April Tom dies').map(({ name }) => name)).toEqual(['Tom']);
  });
});
