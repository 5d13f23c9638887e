import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLine, splitLines } from './lines.ts';

async function split(chunks: readonly (Buffer | string)[], limit = 10): Promise<string[]> {
  async function* stream() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of splitLines(stream(), limit)) {
    lines.push('tooLong' in line ? `${line.number}: too long` : `${line.number}: ${decodeLine(line.bytes)}`);
  }
  return lines;
}

describe('splitLines', () => {
  it('numbers lines, takes CRLF for an end, and needs none behind the last', async () => {
    expect(await split(['a\r\nb', 'c\n\nd'])).toEqual(['1: a', '2: bc', '3: ', '4: d']);
    expect(await split(['a\n'])).toEqual(['1: a']);
    expect(await split([''])).toEqual([]);
  });

  it('tells of a line over the limit once, before its end has come, and goes on behind it', async () => {
    expect(await split(['12345', '678901', 'more', 'and more\nnext\n1234567890\n'])).toEqual([
      '1: too long',
      '2: next',
      '3: 1234567890',
    ]);
    expect(await split(['12345678901'])).toEqual(['1: too long']);
  });

  it('reads no further than it is asked to', async () => {
    let given = 0;
    async function* stream() {
      for (;;) {
        given += 1;
        yield 'a\n';
      }
    }
    const lines = splitLines(stream());
    await lines.next();
    expect(given).toBe(1);
    await lines.return(undefined);
  });

  it('gives the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 5 }), async (text, size) => {
        const bytes = Buffer.from(text);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        expect(await split(chunks, 1e6)).toEqual(await split([bytes], 1e6));
      }),
    );
  });
});

describe('decodeLine', () => {
  it('is undefined for what is no UTF-8, and leaves a byte order mark out', () => {
    expect(decodeLine(Buffer.from([0x61, 0xc3]))).toBeUndefined();
    expect(decodeLine(Buffer.from([0xed, 0xa0, 0x80]))).toBeUndefined();
    expect(decodeLine(Buffer.from('\ufeffé'))).toBe('é');
  });
});
