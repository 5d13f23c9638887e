import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const bonds = (message: string) =>
  extractByRules({ message }).relationships.map(({ from, to, type }) => [[from, to].sort().join(' & '), type]);

describe('what somebody is to the one before', () => {
  it.each([
    ['- Anton (44) roofer\n- Elsa (40) his wife', 'Anton & Elsa', 'family'],
    ['Anton 31 clerk, tired\nMr. Berg 58 his boss, kind', 'Anton & Mr. Berg', 'colleague'],
    ['Vera. 33. Burglar. Bruno. 60. Her fence.', 'Bruno & Vera', 'colleague'],
    ['Irma is a smuggler. Her clerk, Otis, counts the money.', 'Irma & Otis', 'colleague'],
  ])('%s', (message, pair, type) => {
    expect(bonds(message)).toContainEqual([pair, type]);
  });

  it('gives the child to both', () => {
    const pairs = bonds('- Anton (44) roofer\n- Elsa (40) his wife\n- Mia (7) theirs').map(([pair]) => pair);
    expect(pairs.sort()).toEqual(['Anton & Elsa', 'Anton & Mia', 'Elsa & Mia']);
  });

  it("binds nobody to a town's own", () => {
    expect(bonds("Kiara, 26, Delhi's best designer, quits.")).toEqual([]);
  });
});
