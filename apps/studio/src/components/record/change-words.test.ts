import { describe, expect, it } from 'vitest';
import type { OwnChange, TouchedRecord } from '../../client/own-change.ts';
import { changeWords } from './change-words.ts';

const change = (...touched: Partial<TouchedRecord>[]): OwnChange => ({
  changeSetId: 'c',
  isTakenBack: false,
  reversal: null,
  touched: touched.map((one) => ({ kind: 'character', id: 'x', name: 'Sarah', op: 'updated', fields: [], ...one })),
});

describe('what was done by hand', () => {
  it.each<[OwnChange, string | null]>([
    [change({ fields: ['age'] }), 'Age of Sarah changed'],
    [change({ fields: ['age', 'role'] }), 'Sarah changed'],
    [change({ op: 'created' }), 'Sarah added'],
    [
      change({ kind: 'relationship', name: 'Sarah and Tom', op: 'deleted' }, { op: 'deleted' }, { kind: 'scene' }),
      'Sarah deleted, and 2 more with it',
    ],
    [change({ mergedFrom: 'The Count' }), 'The Count and Sarah are one now'],
    [{ ...change({ mergedFrom: 'The Count' }), isTakenBack: true }, 'The Count and Sarah are two again'],
    [change({ kind: 'scene', fields: ['number'] }), null],
    [{ ...change({ fields: ['age'] }), isTakenBack: true }, 'Taken back: Age of Sarah changed'],
  ])('%#', (given, words) => expect(changeWords(given)).toBe(words));
});
