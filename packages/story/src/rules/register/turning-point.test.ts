import { describe, expect, it } from 'vitest';
import { extractByRules } from '../rules-extractor.ts';

const namesIn = (message: string) => extractByRules({ message }).characters.map(({ name }) => name);

describe('a sentence that turns to the story', () => {
  it.each([
    ['You will like this one: Pavla Horn, 79, the last whistle maker.', 'Pavla Horn'],
    ['I hate villains without a reason, so Klaus Richter, the banker, lost a son.', 'Klaus Richter'],
    ["I saw a documentary about divers and now there's Kaito, 33, pearl diver.", 'Kaito'],
    ['My producer wants a love interest: meet Farah, 29, beekeeper.', 'Farah'],
    ['As in every western there is a sheriff: Tuck Moran, 60.', 'Tuck Moran'],
    ['I was thinking all week, so the new character is Beryl, 72.', 'Beryl'],
  ])('%s', (message, name) => {
    expect(namesIn(message)).toEqual([name]);
  });

  it.each([
    'My ex: Fabian, 41, lawyer.',
    'I love her films: Agnès Varda, 88, still shooting.',
    'I can think of one thing only: Paris in the rain.',
  ])('%s brings nobody', (message) => {
    expect(extractByRules({ message }).characters.filter(({ confidence }) => confidence >= 0.6)).toEqual([]);
  });
});
