import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, parseCsv } from './csv.ts';

const fieldsOf = (text: string) => parseCsv(text).map(({ fields }) => fields);
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

describe('CSV', () => {
  it.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,b', [['a', 'b']]],
    ['\ufeffa,b\n', [['a', 'b']]],
    ['a,,\n', [['a', '', '']]],
    ['\n\na\n\r\n', [['a']]],
    ['"a,1","say ""hi"""\n', [['a,1', 'say "hi"']]],
    ['"two\r\nlines",b\n', [['two\r\nlines', 'b']]],
    ['""\n', []],
    ['"",""', [['', '']]],
    ['', []],
  ])('reads %j', (text, records) => {
    expect(fieldsOf(text)).toEqual(records);
  });

  it('says on which line a record begins', () => {
    expect(parseCsv('a\n\n"b\nb",c\r\nd').map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it.each([
    ['a\nb"c\n', 2, 'a quote stands inside a field'],
    ['a\n\n"b', 3, 'is not closed'],
    ['"a\n"b\n', 2, 'text follows the closing quote'],
    ['a\rb\n', 1, 'carriage return'],
    ['a\n"b"\rc', 2, 'text follows'],
  ])('refuses %j on line %i', (text, line, words) => {
    expect(() => parseCsv(text)).toThrow(CsvError);
    expect(() => parseCsv(text)).toThrow(expect.objectContaining({ line, message: expect.stringContaining(words) }));
  });

  it('gives back whatever was quoted', () => {
    const row = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        expect(fieldsOf(rows.map((fields) => fields.map(quoted).join() + end).join(''))).toEqual(rows);
      }),
    );
  });

  it('answers any text with records or a CsvError that names one of its lines', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\ufeff') });
    fc.assert(
      fc.property(text, (hostile) => {
        try {
          parseCsv(hostile);
        } catch (error) {
          if (!(error instanceof CsvError)) throw error;
          expect(error.line).toBeLessThanOrEqual(hostile.split('\n').length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
