import { describe, expect, it } from 'vitest';
import { createVocabulary } from './vocabulary.ts';

const vocabulary = createVocabulary(['install', 'uninstall', 'list', 'packages']);

describe('a vocabulary', () => {
  it('knows the words that a typed one may stand for', () => {
    expect([...vocabulary.near('instal')]).toEqual([['install', 1]]);
    expect([...vocabulary.near('lsit')]).toEqual([['list', 1]]);
    expect([...vocabulary.near('ilst')]).toEqual([['list', 1]]);
    expect([...vocabulary.near('list')]).toEqual([['list', 0]]);
    expect([...vocabulary.near('')]).toEqual([]);
  });

  it('never takes one of its words for a slip of another', () => {
    expect(vocabulary.slipsTo(new Set(['install']), 'uninstall')).toBe(Number.POSITIVE_INFINITY);
    expect(vocabulary.slipsTo(new Set(['install', 'packages']), 'pakages')).toBe(1);
    expect(vocabulary.slipsTo(new Set(['install']), 'pakages')).toBe(Number.POSITIVE_INFINITY);
  });

  it('answers the same however much it was asked', () => {
    for (let count = 0; count < 500; count += 1) vocabulary.near(`word${count}`);
    expect([...vocabulary.near('instal')]).toEqual([['install', 1]]);
  });
});
