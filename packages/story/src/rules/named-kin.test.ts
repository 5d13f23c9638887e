import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const bonds = (message: string) =>
  extractByRules({ message }).relationships.map(({ from, to, type }) => [[from, to].sort().join(' & '), type]);

describe('a bond whose name stands further off', () => {
  it.each([
    ['Hugo has a rival, Rosa.', 'Hugo & Rosa', 'rival'],
    ['Hugo has one enemy in town: Rosa.', 'Hugo & Rosa', 'enemy'],
    ['Hugo gets a new partner, Rosa.', 'Hugo & Rosa', 'colleague'],
    ["Hugo's rival at the bakery is a woman called Rosa.", 'Hugo & Rosa', 'rival'],
    ['Hugo has only one friend in the world, a deaf girl named Rosa.', 'Hugo & Rosa', 'friend'],
    ["Hugo's stalker turns out to be Rosa.", 'Hugo & Rosa', 'enemy'],
    ["Hugo and Pablo's mother is Rosa.", 'Hugo & Rosa', 'family'],
    ["Hugo is the godfather of Rosa's son.", 'Hugo & Rosa', 'family'],
    ['Hugo has a sister. Her name is Rosa.', 'Hugo & Rosa', 'family'],
    ['Klara was trained by Master Bohm.', 'Klara & Master Bohm', 'mentor'],
  ])('%s', (message, pair, type) => {
    expect(bonds(message)).toContainEqual([pair, type]);
  });

  it('does not take where somebody works for the name', () => {
    expect(bonds('Goran, 38, a welder. His wife, cashier at Konzum, is ill.')).toEqual([]);
  });
});
