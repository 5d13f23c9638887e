import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

describe('what several are, before a colon', () => {
  it('pairs them by the noun', () => {
    const { relationships } = extractByRules({ message: 'Enemies since childhood: Bela and Istvan' });
    expect(relationships).toMatchObject([{ from: 'Bela', to: 'Istvan', type: 'enemy' }]);
  });

  it('gives each the work', () => {
    const { characters, relationships } = extractByRules({ message: 'Rival pastry chefs: Odile Brun and Max Feld' });
    expect(characters.map(({ name, occupation }) => [name, occupation])).toEqual([
      ['Odile Brun', 'Pastry chef'],
      ['Max Feld', 'Pastry chef'],
    ]);
    expect(relationships).toMatchObject([{ type: 'rival' }]);
  });

  it('does not give the last noun of two to the first name', () => {
    const { characters } = extractByRules({ message: 'A nun and a gambler: Sister Perpetua, 60, and Lucky Len, 35.' });
    expect(characters[0]).not.toHaveProperty('occupation');
  });
});

describe('the work of several', () => {
  it('is told of all who were listed', () => {
    const { characters } = extractByRules({ message: 'Tom, Ana and Eva live here. They are nurses.' });
    expect(characters.map(({ occupation }) => occupation)).toEqual(['Nurse', 'Nurse', 'Nurse']);
  });
});
