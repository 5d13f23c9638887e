import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const read = (message: string, ...characters: string[]) =>
  extractByRules({ message, known: { characters, locations: [] }, history: [] });

describe('somebody known by one name who is told of by more', () => {
  it.each([
    ['John Smith is 50', { age: 50, name: 'John Smith' }],
    ['Create a character named John Smith, 50', { age: 50, name: 'John Smith' }],
    ['John Smith is a baker.', { occupation: 'Baker', name: 'John Smith' }],
  ])('takes it over: %s', (message, set) => {
    const { characters, updates } = read(message, 'John');
    expect(characters).toEqual([]);
    expect(updates).toMatchObject([{ kind: 'character', name: 'John', set }]);
    const span = updates[0]?.evidence.name;
    expect(Array.isArray(span) && message.slice(...(span as [number, number]))).toBe('John Smith');
  });

  it.each([
    ['Dr. Okafor is 50', 'Amara Okafor'],
    ['Captain John is 50', 'John'],
    ['John is 50', 'John Smith'],
    ['JOHN SMITH is 50', 'John Smith'],
  ])('not by a title, a part of it or capitals: %s', (message, known) => {
    expect(read(message, known).updates).toMatchObject([{ name: known, set: { age: 50 } }]);
    expect(read(message, known).updates[0]?.set.name).toBeUndefined();
  });

  it('and is nobody of another family name', () => {
    expect(read('John Connor is 11', 'John Smith')).toMatchObject({
      characters: [{ name: 'John Connor', age: 11 }],
      updates: [],
    });
  });
});
