import { describe, expect, it } from 'vitest';
import type { ExpectedStory, FoundStory } from './expectation.ts';
import { scoreStory } from './scoring.ts';
import { findFailures, findLost } from './verdict.ts';

const expected: ExpectedStory = {
  people: [
    { name: 'Irene Adler', aliases: ['Irene', 'Adler'], principal: true },
    { name: 'King of Bohemia', aliases: ['the King', 'Count von Kramm'], principal: true },
    { name: 'Clotilde' },
  ],
  places: [{ name: 'Briony Lodge', key: true }, { name: 'Inner Temple' }],
  never: ['Bohemia', 'Monday'],
};
const whole: FoundStory = {
  people: [{ name: 'Irene Adler' }, { name: 'the King' }, { name: 'Clotilde' }],
  places: [{ name: 'Briony Lodge' }],
  scenes: [],
  relationships: [],
};
const failuresOf = (found: Partial<FoundStory>, recall = 0.6) =>
  findFailures(expected, scoreStory(expected, { ...whole, ...found }), { people: { precision: 0.6, recall } });
const people = (...names: string[]) => ({ people: names.map((name) => ({ name })) });

describe('findFailures', () => {
  it('finds none when all that must stand does', () => {
    expect(failuresOf({}, 1)).toEqual([]);
  });

  it('names a principal who is missing', () => {
    expect(failuresOf(people('Irene', 'Clotilde'))).toEqual(['King of Bohemia is missing']);
  });

  it('names a principal who stands again under an alias', () => {
    expect(failuresOf(people('Irene', 'the King', 'Count von Kramm', 'Clotilde'))).toEqual([
      'King of Bohemia stands again as Count von Kramm',
    ]);
  });

  it('names a key place that is missing, and no other', () => {
    expect(failuresOf({ places: [] })).toEqual(['Briony Lodge is missing']);
  });

  it('names what must not be a person', () => {
    expect(failuresOf(people('Irene', 'the King', 'Clotilde', 'Monday'))).toEqual(['Monday must not be a person']);
  });

  it('names the measure that falls short', () => {
    expect(failuresOf(people('Irene', 'the King'), 0.7)).toEqual(['recall of people is 0.667, below 0.7']);
    expect(failuresOf(people('Irene', 'the King', 'Clotilde', 'Next', 'Behind', 'Fire'))).toEqual([
      'precision of people is 0.500, below 0.6',
    ]);
  });
});

describe('findLost', () => {
  it('finds what is not kept, whatever else is', () => {
    expect(findLost(['one', 'two', 'three'], ['one', 'yes', 'three'])).toEqual(['two']);
  });

  it('wants a text that was sent twice kept twice', () => {
    expect(findLost(['he is thirty', 'he is thirty'], ['he is thirty'])).toEqual(['he is thirty']);
  });
});
