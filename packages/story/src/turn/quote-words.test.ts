import type { Evidence } from '@greenlight/schema';
import { saidCharacter } from '@greenlight/testkit';
import { describe, expect, it } from 'vitest';
import { emptyPart } from './conversation-state.ts';
import { quoteWords } from './quote-words.ts';

const quote = (message: string, evidence: Evidence) =>
  quoteWords(message, { ...emptyPart(), characters: [saidCharacter('Kestrel', { evidence })] });

function spanOf(message: string, words: string): [number, number] {
  const start = message.indexOf(words);
  return [start, start + words.length];
}

describe('the words around a reading', () => {
  it.each([
    ['Ana is a nurse. Sarah watches Kestrel. Rain falls.', 'Sarah watches Kestrel.'],
    ['Sarah watches Kestrel', 'Sarah watches Kestrel'],
    ['First line\nKestrel waits\nlast line', 'Kestrel waits'],
    ['“Who is that?” Kestrel laughs… Ana leaves.', 'Kestrel laughs…'],
    ['At 3.30 Kestrel comes. Ana leaves.', 'At 3.30 Kestrel comes.'],
  ])('of %s', (message, words) => {
    expect(quote(message, { name: spanOf(message, 'Kestrel') })).toEqual({
      text: words,
      start: message.indexOf(words),
    });
  });

  it('take in every sentence between the first value and the last', () => {
    const message = 'Rain. Kestrel waits. It is late. He is 40. Ana leaves.';
    const evidence = { name: spanOf(message, 'Kestrel'), age: spanOf(message, '40') };
    expect(quote(message, evidence)?.text).toBe('Kestrel waits. It is late. He is 40.');
  });

  it('are those around the first value where the values lie pages apart, and never the whole of a long text', () => {
    const message = `Kestrel waits. ${'Rain falls on the town. '.repeat(100)}He is 40.`;
    const evidence = { name: spanOf(message, 'Kestrel'), age: spanOf(message, '40') };
    expect(quote(message, evidence)).toEqual({ text: 'Kestrel waits.', start: 0 });
    const endless = `${'and on '.repeat(300)}Kestrel ${'and on '.repeat(300)}`;
    const cut = quote(endless, { name: spanOf(endless, 'Kestrel') });
    expect(cut?.text).toContain('Kestrel');
    expect(cut?.text.length).toBeLessThanOrEqual(610);
    expect(endless.slice(cut?.start, (cut?.start ?? 0) + (cut?.text.length ?? 0))).toBe(cut?.text);
  });

  it('are the whole of a short message where nothing in it is pointed at, and none of a long one', () => {
    expect(quote(' She waits. ', { name: 'inferred' })).toEqual({ text: 'She waits.', start: 1 });
    expect(quote('Rain falls. '.repeat(50), { name: 'inferred' })).toBeUndefined();
    expect(quote('', { name: [90, 99] })).toBeUndefined();
  });
});
