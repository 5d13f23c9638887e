import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const people = (message: string) => extractByRules({ message }).characters.map(({ name }) => name);

describe('a title, small words and a name are one name', () => {
  it.each([
    ['Count von Rabenau is a smuggler, 52.', 'Count von Rabenau'],
    ['Madame de la Roche is 61.', 'Madame de la Roche'],
    ['Sir Hugh de la Mare, 60, judge.', 'Sir Hugh de la Mare'],
    ['Herr von Ahlen is a captain.', 'Herr von Ahlen'],
    ['Don Pedro de Alba, 30, fencer.', 'Don Pedro de Alba'],
    ['Baron van der Velde, 44, owns a mine.', 'Baron van der Velde'],
  ])('%s', (message, name) => {
    expect(people(message)).toEqual([name]);
  });
});

describe('who reigns', () => {
  it.each([
    'Create a character named Wenzel, 31, king of Bohemia, antagonist',
    'Create a character named Wenzel, 31, king of Zemblania, antagonist',
  ])('what follows the realm is said of the king: %s', (message) => {
    expect(extractByRules({ message }).characters).toMatchObject([
      { name: 'Wenzel', age: 31, occupation: 'King', role: 'antagonist' },
    ]);
  });
});
