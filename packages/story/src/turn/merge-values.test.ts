import { describe, expect, it } from 'vitest';
import { mergeValues } from './merge-values.ts';

describe('mergeValues', () => {
  it.each([
    ['fills a gap', { age: null }, { age: 3 }, { set: { age: 3 }, contradictions: {} }],
    ['keeps what is the same', { age: 3, traits: ['a'] }, { age: 3, traits: ['a'] }, { set: {}, contradictions: {} }],
    [
      'passes over what is empty',
      { age: 3 },
      { age: null, occupation: '', traits: [] },
      { set: {}, contradictions: {} },
    ],
    [
      'sets a difference apart',
      { age: 3, role: 'minor' },
      { age: 4, role: 'antagonist' },
      { set: {}, contradictions: { age: 4, role: 'antagonist' } },
    ],
    [
      'adds to a list',
      { traits: ['Brave'] },
      { traits: ['brave', 'kind'] },
      { set: { traits: ['Brave', 'kind'] }, contradictions: {} },
    ],
    [
      'adds to a description',
      { description: 'Tall' },
      { description: 'Wears red.' },
      { set: { description: 'Tall. Wears red.' }, contradictions: {} },
    ],
    [
      'knows a description that says it',
      { description: 'Tall and kind.' },
      { description: 'tall' },
      { set: {}, contradictions: {} },
    ],
    [
      'takes a description that says more',
      { description: 'Tall' },
      { description: 'Tall and kind.' },
      { set: { description: 'Tall and kind.' }, contradictions: {} },
    ],
    [
      'takes wording that says more',
      { occupation: 'Singer' },
      { occupation: 'Retired opera singer' },
      { set: { occupation: 'Retired opera singer' }, contradictions: {} },
    ],
    [
      'knows wording that says it',
      { occupation: 'Retired opera singer' },
      { occupation: 'singer' },
      { set: {}, contradictions: {} },
    ],
    [
      'sets other wording apart',
      { occupation: 'Singer' },
      { occupation: 'Pilot' },
      { set: {}, contradictions: { occupation: 'Pilot' } },
    ],
  ])('%s', (_what, current, said, merged) => {
    expect(mergeValues(current, said, false)).toEqual(merged);
  });

  it('overwrites when it corrects, and still adds to lists', () => {
    expect(
      mergeValues(
        { age: 3, description: 'Tall', traits: ['a'] },
        { age: 4, description: 'Small', traits: ['b'] },
        true,
      ),
    ).toEqual({
      set: { age: 4, description: 'Small', traits: ['a', 'b'] },
      contradictions: {},
    });
  });
});
