import { describe, expect, it } from 'vitest';
import { readAge } from './age.ts';
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
