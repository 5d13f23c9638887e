import type { CharacterRecord, RelationshipRecord, SceneRecord } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { linkNames } from './linked-names.ts';

// Only what names need: the rest of a record says nothing here.
const story = {
  characters: [
    { id: 'a', name: 'Ann' },
    { id: 'b', name: 'Ann Baker' },
    { id: 't', name: 'Tom (old)' },
  ] as CharacterRecord[],
  locations: [],
  scenes: [{ id: 's1', number: 1 }] as SceneRecord[],
  relationships: [{ id: 'r', from: 'a', to: 't' }] as RelationshipRecord[],
};
const links = (text: string) =>
  linkNames(text, story).flatMap(({ text: said, record }) => (record ? [[said, record.id]] : []));

describe('a sentence that names the story’s records', () => {
  it.each([
    [
      'scene 1 (BAR) rests on Ann.',
      [
        ['scene 1', 's1'],
        ['Ann', 'a'],
      ],
    ],
    ['scene 12 rests on Annabel.', []],
    ['age of Ann Baker was changed later.', [['Ann Baker', 'b']]],
    [
      'the relationship of Ann and Tom (old) rests on Ann.',
      [
        ['Ann and Tom (old)', 'r'],
        ['Ann', 'a'],
      ],
    ],
    ['Nothing of it.', []],
  ])('%s', (text, found) => {
    expect(links(text)).toEqual(found);
    expect(
      linkNames(text, story)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
