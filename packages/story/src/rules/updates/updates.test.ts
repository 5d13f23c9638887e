import { describe, expect, it } from 'vitest';
import { extractByRules } from '../rules-extractor.ts';

const characters = ['Bruno', 'Imelda'];
const updates = (message: string) =>
  extractByRules({ message, known: { characters } }).updates.map(({ name, set }) => [name, set]);

describe('changes as people put them', () => {
  it.each([
    ['no wait make Imelda 52', 'Imelda', { age: 52 }],
    ["let's rename Bruno, he's Bernard now", 'Bruno', { name: 'Bernard' }],
    ['lets call Bruno something else... amaro', 'Bruno', { name: 'Amaro' }],
    ['Bruno must have 40 years, not 30', 'Bruno', { age: 40 }],
    ['I made mistake, Bruno has not 14 but 41 years', 'Bruno', { age: 41 }],
    ['I changed my mind, Imelda is a dentist', 'Imelda', { occupation: 'Dentist' }],
    ['on second thought make Imelda a judge', 'Imelda', { occupation: 'Judge' }],
    ['please do him 45 years and not 50', 'Bruno', { age: 45 }],
    ['Imelda is older: 70', 'Imelda', { age: 70 }],
    ['The name of Bruno must be now Joost', 'Bruno', { name: 'Joost' }],
    ["scrap the plumber thing for Bruno, he's a baker", 'Bruno', { occupation: 'Baker' }],
    ['Bruno, not a doctor but a nurse', 'Bruno', { occupation: 'Nurse' }],
    ["Bruno isn't the baddie. It's Imelda", 'Imelda', { role: 'antagonist' }],
    ['make Bruno and Imelda both teachers', 'Bruno', { occupation: 'Teacher' }],
    ["they're both nurses", 'Imelda', { occupation: 'Nurse' }],
  ])('%s', (message, name, set) => {
    const known = /\bhim\b/.test(message) ? ['Bruno'] : characters;
    const found = extractByRules({ message, known: { characters: known } }).updates.map((each) => [
      each.name,
      each.set,
    ]);
    expect(found).toContainEqual([name, set]);
  });

  it('changes nothing that is only asked', () => {
    expect(updates('must the name of Bruno be Joost?')).toEqual([]);
  });

  it('takes an order to cancel somebody for a deletion', () => {
    expect(extractByRules({ message: 'You can cancel the character of Bruno', known: { characters } }).intent).toBe(
      'story_delete',
    );
  });
});
