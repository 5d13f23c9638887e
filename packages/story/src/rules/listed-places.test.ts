import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const places = (message: string) =>
  extractByRules({ message, known: { characters: ['Wanda'] } }).locations.map(({ name }) => name);

describe('places in a list', () => {
  it.each([
    ["add places: the salt mine, the school with no roof, Wanda's caravan", ['Salt mine', 'School', "Wanda's caravan"]],
    ['It happens in one of two rooms: the projection booth, or the back garden.', ['Projection booth', 'Back garden']],
    ['Main locations are the river and the old mill.', ['River', 'Old mill']],
  ])('%s', (message, expected) => {
    expect(places(message)).toEqual(expected);
  });

  it('keeps the words of each as they stand', () => {
    const message = 'Locations: a lighthouse, the ice factory';
    for (const { name, evidence } of extractByRules({ message }).locations) {
      const span = evidence.name;
      expect(typeof span === 'object' ? message.slice(...span).toLowerCase() : '').toBe(name.toLowerCase());
    }
  });

  it('takes no people for places', () => {
    expect(places('In those places: the baker, the nurse')).toEqual([]);
  });

  it('a line each', () => {
    const message = "locations:\n- the coroner's office\n- a caravan with no wheels\n- boat shed";
    const names = extractByRules({ message }).locations.map(({ name }) => name);
    expect(names).toEqual(["Coroner's office", 'Caravan', 'Boat shed']);
  });
});
