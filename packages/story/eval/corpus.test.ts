import { describe, expect, it } from 'vitest';
import { conversations, singleMessages } from './corpus.ts';
import { findExpected, findForbidden } from './name-matching.ts';
import { resolveName } from './names.ts';
import { keepCertain } from './standing-extraction.ts';
import { Telling } from './telling.ts';

const partsOf = <T extends { split: string }>(all: T[]) =>
  ['work', 'held-out'].map((split) => all.filter((each) => each.split === split).length);

describe('the corpus', () => {
  it('keeps a part of it held out', () => {
    expect(partsOf(conversations)).toEqual([17, 5]);
    const [work = 0, heldOut = 0] = partsOf(singleMessages);
    expect(work + heldOut).toBeGreaterThanOrEqual(900);
    expect(heldOut).toBeGreaterThanOrEqual(350);
  });

  it('has at least 350 single messages that must create nothing, and gold that agrees', () => {
    const silent = singleMessages.filter((each) => each.creates === false);
    expect(silent.length).toBeGreaterThanOrEqual(350);
    for (const { gold } of silent) {
      expect([gold.characters, gold.locations, gold.scenes, gold.relationships, gold.updates].flat()).toEqual([]);
      expect(gold.bulk).toBeUndefined();
    }
  });

  it('says no message twice', () => {
    const texts = singleMessages.map((each) => each.text.toLowerCase());
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it.each(conversations.map((each) => [each.title, each.expected] as const))(
    'never forbids in %s what it expects',
    (_title, expected) => {
      const wanted = expected.people.flatMap(({ name, aliases = [] }) =>
        [name, ...aliases].map((each) => ({ name: each })),
      );
      expect(findForbidden(expected.never, wanted)).toEqual([]);
    },
  );

  it.each(conversations.map((each) => [each.title, each.expected] as const))(
    'tells the people of %s apart',
    (_title, expected) => {
      for (const person of expected.people) {
        for (const name of [person.name, ...(person.aliases ?? [])])
          expect(findExpected(name, expected.people)).toBe(person);
      }
    },
  );

  it.each(conversations.map((each) => [each.title, each.expected] as const))(
    'relates and casts in %s only people it expects',
    (_title, expected) => {
      const names = [
        ...(expected.relationships ?? []).flatMap((each) => each.between),
        ...(expected.scenes?.standing ?? []).flatMap((each) => each.charactersInclude ?? []),
      ];
      expect(names.filter((name) => !findExpected(name, expected.people))).toEqual([]);
    },
  );
});

describe('resolveName', () => {
  const known = ['Amara Okafor', 'Kelechi Okafor', 'Grace Mwangi', 'Mr Bennet', 'Mrs Bennet'];

  it('finds the known name by its title or a part', () => {
    expect(resolveName('Dr. Amara', known)).toBe('Amara Okafor');
    expect(resolveName('grace', known)).toBe('Grace Mwangi');
    expect(resolveName('Mrs. Bennet', known)).toBe('Mrs Bennet');
  });

  it('keeps a family apart', () => {
    expect(resolveName('Mrs Mwangi', known)).toBeUndefined();
    expect(resolveName('Mrs Bennet', ['Mr Bennet'])).toBeUndefined();
    expect(resolveName('Fitzwilliam Darcy', ['Mr Darcy'])).toBe('Mr Darcy');
  });

  it('does not choose between two', () => {
    expect(resolveName('Okafor', known)).toBeUndefined();
    expect(resolveName('Bennet', known)).toBeUndefined();
  });
});

describe('a telling', () => {
  const weighed = { confidence: 0.9, evidence: {} };
  const empty = {
    intent: 'story_create' as const,
    characters: [],
    scenes: [],
    locations: [],
    relationships: [],
    updates: [],
    engine: 'rules' as const,
    questions: [],
  };

  it('keeps one record for a person named again, and its newest values', () => {
    const telling = new Telling();
    telling.add({ ...empty, characters: [{ name: 'Amara Okafor', age: 37, ...weighed }] });
    telling.add({ ...empty, characters: [{ name: 'Dr Okafor', occupation: 'Surgeon', ...weighed }] });
    telling.add({ ...empty, updates: [{ kind: 'character', name: 'Amara', set: { age: 38 }, ...weighed }] });
    expect(telling.story.people).toEqual([{ name: 'Amara Okafor', age: 38, occupation: 'Surgeon', role: undefined }]);
  });

  it('renames a person everywhere', () => {
    const telling = new Telling();
    telling.add({
      ...empty,
      characters: [
        { name: 'Kofi', ...weighed },
        { name: 'Amara', ...weighed },
      ],
      relationships: [{ from: 'Kofi', to: 'Amara', type: 'family', ...weighed }],
      scenes: [{ characters: ['Kofi'], ...weighed }],
    });
    telling.add({ ...empty, updates: [{ kind: 'character', name: 'Kofi', set: { name: 'Kelechi' }, ...weighed }] });
    expect(telling.story.people.map((each) => each.name)).toEqual(['Kelechi', 'Amara']);
    expect(telling.story.relationships).toEqual([{ from: 'Kelechi', to: 'Amara', type: 'family' }]);
    expect(telling.story.scenes[0]?.characters).toEqual(['Kelechi']);
  });

  it('leaves out what the chat would ask about first', () => {
    const unsure = { name: 'Monday', confidence: 0.5, evidence: {} };
    expect(
      keepCertain({ ...empty, characters: [unsure, { ...unsure, name: 'Amara', confidence: 0.6 }] }).characters,
    ).toHaveLength(1);
  });
});
