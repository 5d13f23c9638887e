import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const bonds = (message: string) =>
  extractByRules({ message }).relationships.map(({ from, to, type }) => [[from, to].sort().join(' & '), type]);

describe('bonds by their noun and by where people live', () => {
  it.each([
    ['Between Irina and Oleg there is an old hate.', 'Irina & Oleg', 'enemy'],
    ['The rivalry between Colonel Webb and Major Tran goes back to the war.', 'Colonel Webb & Major Tran', 'rival'],
    ['Between the doctor Hanna and the nurse Iker exists a secret love', 'Hanna & Iker', 'romantic'],
    ['Upstairs from Walter lives Mrs Popescu.', 'Mrs Popescu & Walter', 'other'],
  ])('%s', (message, pair, type) => {
    expect(bonds(message)).toContainEqual([pair, type]);
  });

  it('says nothing where a film is set beside others', () => {
    expect(bonds('Somewhere between Fargo and Paris, Texas.')).toEqual([]);
  });
});

describe('bonds by what people do', () => {
  it.each([
    ['Sofia left Dmitri for his partner Anton.', 'Anton & Sofia', 'romantic'],
    ['Rasmus is knowing Ulrika from the army', 'Rasmus & Ulrika', 'friend'],
    ['Kofi owes his life to Abena.', 'Abena & Kofi', 'other'],
    ['Piotr is the uncle from Marta', 'Marta & Piotr', 'family'],
    ['Hector and Ramona are exes who run a bakery.', 'Hector & Ramona', 'romantic'],
    ['The mayor, Ilse Brandt, and the priest, Father Tomas, have been enemies.', 'Father Tomas & Ilse Brandt', 'enemy'],
    ['Rania is in the same class as Tarek.', 'Rania & Tarek', 'friend'],
    ['Perpetua and Simon met in May and got married in June.', 'Perpetua & Simon', 'family'],
    ['Rasheed works nights with Pavel.', 'Pavel & Rasheed', 'colleague'],
    ["Sunniva's mentor, an old hunter named Aslak, is dying.", 'Aslak & Sunniva', 'mentor'],
    ['They were friends until the election, Ruth voted one way and Nadine the other.', 'Nadine & Ruth', 'friend'],
  ])('%s', (message, pair, type) => {
    expect(bonds(message)).toContainEqual([pair, type]);
  });

  it('takes a friend from a town for nobody of that name', () => {
    expect(bonds('Marta is a friend from Leeds.')).toEqual([]);
  });
});
