import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const known = { characters: ['Pavel'], locations: [] };
const setOf = (message: string) =>
  extractByRules({ message, known, history: ['Pavel is a nurse.'] }).updates.find((each) => each.name === 'Pavel')?.set;

describe('a change in other words', () => {
  it.each([
    ['Pavel is not a lawyer but a judge', { occupation: 'Judge' }],
    ['not a lawyer, a judge', { occupation: 'Judge' }],
    ["no, he's a judge", { occupation: 'Judge' }],
    ["he's not a lawyer, he's a judge", { occupation: 'Judge' }],
    ["Pavel isn't 40, he's 50", { age: 50 }],
    ['I think Pavel should be a carpenter', { occupation: 'Carpenter' }],
    ['I want Pavel to be a carpenter', { occupation: 'Carpenter' }],
    ["let's say he's 44", { age: 44 }],
    ["he's the bad guy now", { role: 'antagonist' }],
    ['make him older, like 70', { age: 70 }],
    ['MAKE HIM OLDER. LIKE 70', { age: 70 }],
    ['Can you make Pavel a bit younger, say 25?', { age: 25 }],
    ['his last name is Orlov', { name: 'Pavel Orlov' }],
    ['his full name is Pavel Orlov', { name: 'Pavel Orlov' }],
    ['Pavel quit his job and became a priest', { occupation: 'Priest' }],
    ['Pavel is more like 50', { age: 50 }],
    ['pavel should be older, 60 maybe', { age: 60 }],
  ])('%s', (message, set) => {
    expect(setOf(message)).toMatchObject(set);
  });

  it('leaves no comparative behind when the number is given', () => {
    expect(setOf('make him older, like 70')?.description).toBe('Like 70');
  });

  it.each([
    'I think Pavel is great',
    'Pavel is not a lawyer',
    "he's not a bad guy",
    'I hope Pavel is not too old',
    'make it 1987',
  ])('changes nothing for %j', (message) => {
    expect(setOf(message)).toBeUndefined();
  });
});
