import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from './tokens.ts';

const texts = (message: string) => tokenize(message).map(({ text }) => text);

describe('tokenize', () => {
  it('cuts at white space and leaves punctuation at the end of a word out', () => {
    expect(texts('  What, is   in modules?! ')).toEqual(['What', 'is', 'in', 'modules']);
    expect(tokenize('Help! screams').map(({ word, endsClause }) => [word, endsClause])).toEqual([
      ['help', true],
      ['screams', false],
    ]);
  });

  it.each([['"two words"'], ['“two words”'], ['`two words`'], ["'two words'"]])('takes %s for one token', (quoted) => {
    expect(tokenize(`find ${quoted}?`)).toMatchObject([{ text: 'find' }, { text: 'two words', isQuoted: true }, {}]);
  });

  it('takes an apostrophe for no quote', () => {
    expect(texts("don't say 'tis Irene's")).toEqual(["don't", 'say', "'tis", "Irene's"]);
  });

  it.each(["what's in src", 'What’s in src', 'whats in src'])('reads %s as two words', (message) => {
    expect(tokenize(message).map(({ word }) => word)).toEqual(['what', 'is', 'in', 'src']);
  });

  it('keeps what is nothing but punctuation', () => {
    expect(texts('ls ..')).toEqual(['ls', '..']);
    expect(texts('in .?')).toEqual(['in', '.']);
    expect(texts('?!')).toEqual(['?!']);
  });

  it('points at its words in any message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (message) => {
        let last = 0;
        for (const { start, end, text } of tokenize(message)) {
          expect(start).toBeGreaterThanOrEqual(Math.min(last, start));
          expect(end).toBeGreaterThan(start);
          expect(text).not.toBe('');
          last = end;
        }
      }),
    );
  });
});
