import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const names = (message: string) => extractByRules({ message }).characters.map(({ name }) => name);

describe('names typed small', () => {
  it.each([
    ['will is 19 and grace is his sister', ['Will', 'Grace']],
    ['the crew: gloria (barmaid, 40), tootsie (waitress, 22)', ['Gloria', 'Tootsie']],
    ['lena n max r best mates', ['Lena', 'Max']],
    ['nana bee is the landlady', ['Nana Bee']],
    ['mo is petes boss', ['Mo', 'Pete']],
    ['bex n callum fight all day', ['Bex', 'Callum']],
    ['marthas stepsister jo is a cook', ['Martha', 'Jo']],
  ])('%s', (message, expected) => {
    expect(names(message)).toEqual(expected);
  });

  it.each(['will is a strong word', 'hope is all she needs', 'the uncle bit was good', 'my mark is bad'])(
    'names nobody: %s',
    (message) => {
      expect(names(message)).toEqual([]);
    },
  );
});
