import type { MergeOutcome } from '@greenlight/schema';
import { describe, expect, it } from 'vitest';
import { countKinds, mergeWords } from './merge-words.ts';

const outcome: MergeOutcome = {
  kind: 'character',
  keep: { id: 'a', name: 'Count von Kramm' },
  merge: { id: 'b', name: 'The King' },
  fields: {},
  filled: [],
  joined: [],
  aliases: ['The King'],
  differences: [],
  moved: [
    { kind: 'scene', id: 's1', field: 'characters', name: 'BAR' },
    { kind: 'scene', id: 's2', field: 'characters', name: 'PIER' },
    { kind: 'relationship', id: 'r1', field: 'from', name: 'The King and Irene' },
  ],
  removed: [{ kind: 'relationship', id: 'r2', name: 'The King and Count von Kramm', why: 'self' }],
};

describe('what a merge does', () => {
  it('says which name stays, what moves and what goes', () => {
    expect(mergeWords(outcome, 'keep')).toEqual([
      '“The King” stays as another name of Count von Kramm.',
      '2 scenes and 1 relationship of The King will be Count von Kramm’s.',
      '1 relationship will go: it would say nothing, or what another one says already.',
    ]);
    expect(mergeWords(outcome, 'merge')[0]).toBe('“Count von Kramm” stays as another name of The King.');
  });

  it('says nothing where nothing moves', () => {
    expect(
      mergeWords({ ...outcome, merge: { id: 'b', name: 'count von kramm' }, moved: [], removed: [] }, 'keep'),
    ).toEqual([]);
    expect(countKinds([])).toBe('');
  });

  it('counts a record once', () => {
    expect(
      countKinds([
        { kind: 'note', id: 'n' },
        { kind: 'note', id: 'n' },
      ]),
    ).toBe('1 note');
  });
});
