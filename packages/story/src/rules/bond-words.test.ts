import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const bonds = (message: string) =>
  extractByRules({ message }).relationships.map(({ type, description }) => [type, description]);

describe('what a bond is called', () => {
  it.each([
    ['Liesl is afraid of the Captain.', [['enemy', 'afraid of']]],
    ['Liesl is in love with the Baron.', [['romantic', 'in love with']]],
    ["Rolf is Max's brother-in-law.", [['family', 'brother-in-law']]],
  ])('%s', (message, expected) => {
    expect(bonds(message)).toEqual(expected);
  });

  it.each([
    ["Rolf is Max's enemy.", 'enemy'],
    ['Rolf and Max are enemies.', 'enemy'],
    ['Rolf and Max are rivals.', 'rival'],
  ])('%s does not say its type twice', (message, type) => {
    expect(bonds(message)).toEqual([[type, undefined]]);
  });
});
