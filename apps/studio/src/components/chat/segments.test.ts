import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, toSegments } from './segments.ts';

const text = 'Irene Adler, a retired opera singer, thirty.';
const mark = (start: number, end: number, field: string, kind: Mark['kind'] = 'character'): Mark => ({
  span: [start, end],
  kind,
  id: `${kind}-1`,
  field,
});

describe('toSegments', () => {
  it('leaves a text without marks whole', () => {
    expect(toSegments(text, [])).toEqual([{ text, start: 0, end: text.length, marks: [] }]);
  });

  it('cuts out the words of each mark', () => {
    const segments = toSegments(text, [mark(0, 11, 'name'), mark(37, 43, 'age')]);
    expect(segments.map((one) => [one.text, one.marks.map((each) => each.field).join()])).toEqual([
      ['Irene Adler', 'name'],
      [', a retired opera singer, ', ''],
      ['thirty', 'age'],
      ['.', ''],
    ]);
  });

  it('puts the narrowest of overlapping marks first', () => {
    const segments = toSegments(text, [mark(0, 43, 'description'), mark(15, 35, 'occupation')]);
    expect(segments.find((one) => one.text === 'retired opera singer')?.marks.map((each) => each.field)).toEqual([
      'occupation',
      'description',
    ]);
  });

  it('prefers a person’s name to the scene that names her', () => {
    const [first] = toSegments(text, [mark(0, 11, 'characters', 'scene'), mark(0, 11, 'name')]);
    expect(first?.marks.map((each) => each.kind)).toEqual(['character', 'scene']);
  });

  it('passes over marks that lie outside the text', () => {
    expect(toSegments('short', [mark(0, 99, 'name'), mark(3, 3, 'age'), mark(-1, 2, 'role')])).toHaveLength(1);
  });

  it('keeps every letter, whatever is marked', () => {
    const anyMark = fc
      .tuple(fc.integer({ min: -3, max: 60 }), fc.integer({ min: -3, max: 60 }))
      .map(([a, b]) => mark(a, b, 'name'));
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(anyMark, { maxLength: 8 }), (words, marks) => {
        const segments = toSegments(words, marks);
        expect(segments.map((one) => one.text).join('')).toBe(words);
        for (const { start, end, text: piece } of segments) expect(words.slice(start, end)).toBe(piece);
      }),
    );
  });
});
