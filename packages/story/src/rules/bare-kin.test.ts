import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const bonds = (message: string) =>
  extractByRules({ message }).relationships.map(({ from, to, type }) => [[from, to].sort().join(' & '), type]);

describe('kin without an owner', () => {
  it.each([
    ['Mateo, 50, wife Irma (48), son Ramiro (20).', ['Irma & Mateo', 'Mateo & Ramiro']],
    ['Mateo: wife Irma, son Ramiro.', ['Irma & Mateo', 'Mateo & Ramiro']],
    ['Mateo, 40, cop; partner: Irma, 38', ['Irma & Mateo']],
    [
      'Chief Mateo Paz, 68, miner. First wife Irma. Second wife Pilar.',
      ['Chief Mateo Paz & Irma', 'Chief Mateo Paz & Pilar'],
    ],
    ['Mateo is now 29 and has a new girlfriend, Irma', ['Irma & Mateo']],
  ])("is the topic's: %s", (message, pairs) => {
    expect(
      bonds(message)
        .map(([pair]) => pair)
        .sort(),
    ).toEqual(pairs);
  });

  it("keeps somebody's own", () => {
    expect(bonds('Mateo is a cop. Coach Irma is 40.')).toEqual([]);
  });
});

describe('bonds that stand apart', () => {
  it.each([
    ['Jasper, 30, florist, is in love with Wren.', 'Jasper & Wren', 'romantic'],
    ['Jasper, 30, florist. In love with Wren.', 'Jasper & Wren', 'romantic'],
    ['Jasper and Wren are in love with each other.', 'Jasper & Wren', 'romantic'],
    ['Jasper and Wren fight over the inheritance.', 'Jasper & Wren', 'rival'],
  ])('%s', (message, pair, type) => {
    expect(bonds(message)).toContainEqual([pair, type]);
  });

  it('are not between those who share the third', () => {
    expect(bonds('Irma and Pilar, both ex-wives of Mateo, open a bar.').map(([pair]) => pair)).not.toContain(
      'Irma & Pilar',
    );
  });
});
