import { describe, expect, it } from 'vitest';
import { readAge } from './age.ts';
import { extractByRules } from './rules-extractor.ts';
import { tokenize } from './tokenize.ts';

const ageOf = (text: string) => {
  const tokens = tokenize(text);
  return readAge(tokens, 0, tokens.length);
};

describe('readAge', () => {
  it.each([
    ['28', 28],
    ['thirty-one', 31],
    ['thirty one', 31],
    ['28 years old', 28],
    ['28-year-old', 28],
    ['33 y/o', 33],
    ['45yo', 45],
    ['aged 52', 52],
    ['age: 7', 7],
    ['nine', 9],
    ['seventy years of age', 70],
  ])('reads %s', (text, value) => {
    expect(ageOf(text)?.value).toBe(value);
  });

  it.each([
    ['about thirty', 30],
    ['around 40', 40],
    ['like 50', 50],
    ['aged about 12', 12],
    ['45ish', 45],
    ['sixty-ish', 60],
    ['60 ish', 60],
    ['maybe 22 years old', 22],
  ])('takes the number of %s as a guess', (text, value) => {
    expect(ageOf(text)).toMatchObject({ value, isAbout: true, next: tokenize(text).length });
  });

  it.each(['in his late sixties', 'in her 30s', 'almost fifty', 'late 40s', 'over 80', 'sixty-odd', '50 something'])(
    'finds no number in %s',
    (text) => {
      expect(ageOf(text)).toMatchObject({ next: tokenize(text).length });
      expect(ageOf(text)?.value).toBeUndefined();
    },
  );

  it.each(['1978', '90,000 people', 'a dozen', 'old'])('takes %s for no age', (text) => {
    expect(ageOf(text)).toBeUndefined();
  });
});

describe('ages as those tell them who learned English late', () => {
  it.each([
    ['My heroine is named Patience, she have 31 and is a driver', 31],
    ['Nilo, with 8 years, sells chewing gum', 8],
    ['Xiomara is a welder of 31 years.', 31],
    ['Philippa is a year off retirement, so 64 I guess.', 64],
    ['Stavros, the middle one, is 17', 17],
    ['carla 27 is a cop', 27],
    ['twelve-year-old twins Bea and Ned', 12],
  ])('%s', (message, age) => {
    expect(extractByRules({ message }).characters[0]).toMatchObject({ age });
  });

  it('leaves an age of the past', () => {
    const { characters } = extractByRules({ message: 'Coach Dubois has trained Amadou since he was ten.' });
    for (const character of characters) expect(character).not.toHaveProperty('age');
  });
});
