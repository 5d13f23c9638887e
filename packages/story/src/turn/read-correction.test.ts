import type { Reading } from '@greenlight/schema';
import { MESSAGE_ID, uuid } from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { readCorrection } from './read-correction.ts';

const kestrel: Reading = {
  kind: 'character',
  name: 'Kestrel',
  values: { name: 'Kestrel' },
  evidence: { name: [0, 7] },
  confidence: 0.5,
  message: uuid(1),
};
const read = (words: string, reading = kestrel) => readCorrection(words, reading, MESSAGE_ID);

describe('what words say against a reading', () => {
  it.each(["no, it's a place", 'its a place', 'Kestrel is a place.', 'No, a place', 'actually it is a location'])(
    '%s: a place',
    (words) => expect(read(words)).toMatchObject({ kind: 'location', set: {}, sources: {} }),
  );

  it('takes the kind of place with the words that said it', () => {
    const words = "no, that's a ship";
    expect(read(words)).toMatchObject({
      kind: 'location',
      set: { kind: 'Ship' },
      sources: { kind: { message: MESSAGE_ID, span: [words.indexOf('ship'), words.length] } },
    });
  });

  it.each([
    ['her name is Mirela', 'Mirela'],
    ['no, her name is Mirela.', 'Mirela'],
    ['She’s called Mirela Dobre!', 'Mirela Dobre'],
    ['yes, but his name is Dr. Tom Baker', 'Dr. Tom Baker'],
    ['call her Ana', 'Ana'],
  ])('%s: the name', (words, name) => {
    const found = read(words);
    if (!found || found === 'nothing') throw new Error('nothing was read');
    const source = found.sources.name;
    expect(found.name).toBe(name);
    expect(source && 'span' in source && words.slice(...source.span)).toBe(name);
  });

  it.each([
    ["yes, she's 34", { age: 34 }],
    ['Yes, but age 40.', { age: 40 }],
    ['yes, a nurse', { occupation: 'Nurse' }],
  ])('%s: more, once she has said yes', (words, set) => expect(read(words)).toMatchObject({ set }));

  it.each(['not a person', "it isn't a person", 'nobody', 'no, nothing', 'that is not a character'])(
    '%s: nothing at all',
    (words) => expect(read(words)).toBe('nothing'),
  );

  it.each([
    'Tom is a pilot',
    'She is a nurse',
    "She's 34",
    'Her name is Mirela and she lives in Cluj',
    'The street is dark',
    'no',
    'yes',
    'is it a place?',
    '',
  ])('%s: no correction', (words) => expect(read(words)).toBeUndefined());

  it('leaves the kind and the name of somebody known alone', () => {
    const known = { ...kestrel, about: uuid(2) };
    expect(read("it's a place", known)).toBeUndefined();
    expect(read('her name is Mirela', known)).toBeUndefined();
    expect(read("yes, she's 34", known)).toMatchObject({ set: { age: 34 } });
  });
});
