import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const bondsOf = (message: string) =>
  extractByRules({ message }).relationships.map(({ from, to, type }) => [[from, to].sort().join(' & '), type]);

describe('bonds in running text', () => {
  it.each([
    ['Dov is a cook and Mira is a nurse. The two are cousins.', 'Dov & Mira', 'family'],
    ['Mira owes Pavel money.', 'Mira & Pavel', 'other'],
    ['Mira owes a debt to Pavel.', 'Mira & Pavel', 'other'],
    ["Mira saved Pavel's life.", 'Mira & Pavel', 'friend'],
    ['Mira is being blackmailed by Pavel.', 'Mira & Pavel', 'enemy'],
    ['Pavel has a brother named Anton and a sister named Lena.', 'Lena & Pavel', 'family'],
    ['mother: Agata, 41, nurse. kid: Jan, 10.', 'Agata & Jan', 'family'],
    ['Mira is Lena mother', 'Lena & Mira', 'family'],
    ['Mira and her stepfather Pavel hate each other.', 'Mira & Pavel', 'enemy'],
    ['Mira and Pavel went to school together.', 'Mira & Pavel', 'friend'],
    ['Mira and Pavel work at the same bakery.', 'Mira & Pavel', 'colleague'],
    ["Mira is a maid. Her sister's name is Lena.", 'Lena & Mira', 'family'],
    ['Mira has a son with Pavel.', 'Mira & Pavel', 'romantic'],
    ['Kofi is a fisherman married to Ama.', 'Ama & Kofi', 'family'],
    ['Mira and Pavel run a bar together.', 'Mira & Pavel', 'colleague'],
    ['Mira is scared of Pavel.', 'Mira & Pavel', 'enemy'],
    ['Mira and Pavel are inseparable.', 'Mira & Pavel', 'friend'],
    ["Olga is Mira's governess.", 'Mira & Olga', 'colleague'],
    ["Ines' best friend is Fatou.", 'Fatou & Ines', 'friend'],
    ['Mira takes care of Pavel.', 'Mira & Pavel', 'friend'],
    ['Mr White and Mrs White sit by the fire.', 'Mr White & Mrs White', 'family'],
    ["Mira's husband left her. His name is Pavel.", 'Mira & Pavel', 'family'],
    ['Mira is a maid. Pavel is the father.', 'Mira & Pavel', 'family'],
  ])('%s', (message, pair, type) => {
    expect(bondsOf(message)).toContainEqual([pair, type]);
  });

  it('gives the part to the one named behind it', () => {
    const { characters } = extractByRules({ message: 'The villain should be a banker called Augustus Thorn.' });
    expect(characters).toMatchObject([{ name: 'Augustus Thorn', role: 'antagonist', occupation: 'Banker' }]);
  });

  it('carries over to the next message', () => {
    const { relationships } = extractByRules({
      message: 'Husband: Marek, 35.',
      history: ['Agata is a crane operator.'],
      known: { characters: ['Agata'], locations: [] },
    });
    expect(relationships).toMatchObject([{ from: 'Marek', to: 'Agata', type: 'family' }]);
  });

  it.each(['Mira and Pavel live on a boat.', 'Mira lives in Oran and Pavel in Cork.', 'Two bakers fight.'])(
    'are not in %j',
    (message) => {
      expect(bondsOf(message)).toEqual([]);
    },
  );
});
