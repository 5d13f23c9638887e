import type { FieldSource } from '@greenlight/schema';
import {
  characterRecord,
  EARLIER_MESSAGE_ID,
  locationRecord,
  MESSAGE_ID,
  PROJECT_ID,
  relationshipRecord,
  sceneRecord,
  storySnapshot,
  uuid,
} from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import type { FilmSnapshot } from '../draft/film-snapshot.ts';
import { planMerge } from './plan-merge.ts';

const earlier: FieldSource = { message: EARLIER_MESSAGE_ID, span: [3, 5], words: '31' };
const king = characterRecord(1, 'The King', { age: 50, traits: ['proud'] });
const count = characterRecord(2, 'Count von Kramm', {
  age: 31,
  aliases: ['The Stranger'],
  occupation: 'Nobleman',
  traits: ['Proud', 'masked'],
  sources: { occupation: earlier, traits: earlier },
});
const irene = characterRecord(3, 'Irene Adler');
const order = { kind: 'character', keep: uuid(1), merge: uuid(2) } as const;
const people = storySnapshot({ characters: [king, count, irene] });

describe('the values of two records that become one', () => {
  it('are the kept one’s, and the other’s where it has none', () => {
    const planned = planMerge(people, order);
    expect(planned.fields).toMatchObject({ name: 'The King', age: 50, occupation: 'Nobleman' });
    expect(planned.filled).toEqual(['occupation']);
    expect(planned.differences).toEqual([
      { field: 'name', keep: 'The King', merge: 'Count von Kramm', chosen: 'keep' },
      { field: 'age', keep: 50, merge: 31, chosen: 'keep' },
    ]);
  });

  it('are chosen field by field', () => {
    const planned = planMerge(people, { ...order, values: { age: 'merge', name: 'merge', traits: 'keep' } });
    expect(planned.fields).toEqual({
      name: 'Count von Kramm',
      aliases: ['The King', 'The Stranger'],
      age: 31,
      occupation: 'Nobleman',
      traits: ['proud'],
    });
  });

  it('join their lists and their names, each once', () => {
    const planned = planMerge(people, order);
    expect(planned.fields).toMatchObject({
      aliases: ['Count von Kramm', 'The Stranger'],
      traits: ['proud', 'masked'],
    });
    expect(planned).toMatchObject({ joined: ['traits'], aliases: ['Count von Kramm', 'The Stranger'] });
  });

  it('keep where each came from; the names come from where the two were told to be one', () => {
    const said: FieldSource = { message: MESSAGE_ID, inferred: true };
    const change = planMerge(people, order, said).changes.find(({ id }) => id === uuid(1));
    expect(change).toMatchObject({ op: 'update', sources: { occupation: earlier, traits: earlier, aliases: said } });
    expect(change?.sources).not.toHaveProperty('age');
  });

  it('leave a name to a third who bears it', () => {
    const snapshot = storySnapshot({ characters: [king, { ...count, aliases: ['irene adler'] }, irene] });
    expect(planMerge(snapshot, order).aliases).toEqual(['Count von Kramm']);
  });
});

describe('what pointed at the other', () => {
  const film: FilmSnapshot = {
    ...storySnapshot({
      characters: [king, count, irene],
      scenes: [
        sceneRecord(10, { number: 1, characters: [uuid(2), uuid(3)] }),
        sceneRecord(11, { number: 2, characters: [uuid(1), uuid(2)] }),
        sceneRecord(12, { number: 3, characters: [uuid(3)] }),
      ],
      relationships: [
        relationshipRecord(20, 1, 2),
        relationshipRecord(21, 1, 3, { type: 'enemy' }),
        relationshipRecord(22, 3, 2, { type: 'enemy', description: 'since Warsaw' }),
        relationshipRecord(23, 2, 3, { type: 'romantic' }),
        relationshipRecord(24, 3, 2, { type: 'mentor' }),
      ],
    }),
    notes: [note(30, 2), note(31, 1)],
    media: [
      {
        id: uuid(40),
        project: PROJECT_ID,
        createdVia: 'manual',
        sources: {},
        title: 'A',
        kind: 'sheet',
        character: uuid(2),
      },
    ],
  };

  function note(id: number, character: number) {
    return {
      id: uuid(id),
      project: PROJECT_ID,
      createdVia: 'manual' as const,
      sources: {},
      text: 'Too tall.',
      character: uuid(character),
    };
  }

  it('points at the one, and what would say nothing then goes', () => {
    const { moved, removed } = planMerge(film, order);
    expect(moved.map(({ id, field }) => [id, field])).toEqual([
      [uuid(10), 'characters'],
      [uuid(11), 'characters'],
      [uuid(23), 'from'],
      [uuid(24), 'to'],
      [uuid(40), 'character'],
      [uuid(30), 'character'],
    ]);
    expect(removed).toMatchObject([
      { id: uuid(20), why: 'self', name: 'the relationship of The King and Count von Kramm' },
      { id: uuid(22), why: 'duplicate' },
    ]);
  });

  it('is written before the other goes, and a scene casts each once', () => {
    const { changes } = planMerge(film, order);
    const after = new Map(changes.map(({ id, after }) => [id, after]));
    expect(after.get(uuid(10))).toEqual({ characters: [uuid(1), uuid(3)] });
    expect(after.get(uuid(11))).toEqual({ characters: [uuid(1)] });
    expect(after.get(uuid(21))).toEqual({ description: 'since Warsaw' });
    expect(changes.at(-1)).toMatchObject({ op: 'delete', kind: 'character', id: uuid(2) });
    expect(changes.flatMap(({ after }) => JSON.stringify(after)).join()).not.toContain(uuid(2));
  });
});

describe('two places', () => {
  it('become one with all that is set there', () => {
    const snapshot = storySnapshot({
      locations: [locationRecord(1, 'Briony Lodge'), locationRecord(2, "Irene's house", { kind: 'villa' })],
      scenes: [sceneRecord(10, { number: 1, location: uuid(2) })],
    });
    const planned = planMerge(snapshot, { ...order, kind: 'location' });
    expect(planned.fields).toEqual({ name: 'Briony Lodge', aliases: ["Irene's house"], kind: 'villa' });
    expect(planned.moved).toMatchObject([{ kind: 'scene', id: uuid(10), field: 'location' }]);
  });
});

describe('a merge that cannot be', () => {
  const long = Array.from({ length: 20 }, (_, index) => `Name ${String.fromCharCode(65 + index)}`);
  it.each([
    ['with itself', people, { ...order, merge: uuid(1) }, 'merge'],
    ['with nobody', people, { ...order, merge: uuid(9) }, 'merge'],
    ['of a field that is not there', people, { ...order, values: { height: 'keep' as const } }, 'values.height'],
    ['of names that are joined anyway', people, { ...order, values: { aliases: 'merge' as const } }, 'values.aliases'],
    ['with too many names', storySnapshot({ characters: [{ ...king, aliases: long }, count] }), order, 'aliases'],
  ])('%s names the field', (_what, snapshot, request, field) => {
    expect(() => planMerge(snapshot, request)).toThrowError(
      expect.objectContaining({
        code: 'VALIDATION',
        details: { fields: [expect.objectContaining({ field })] },
      }),
    );
  });
});
