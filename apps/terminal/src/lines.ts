import { isUtf8 } from 'node:buffer';

/** The longest line that is read, in bytes. */
export const LINE_LIMIT = 1024 * 1024;

/** A line without its end, or the word that it was too long and was skipped. */
export type Line = { number: number; bytes: Buffer } | { number: number; tooLong: true };

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Cuts bytes into lines. A line over the limit is told of as soon as it is, and its rest is passed over without being kept. The
 * last line needs no line feed. Reads on only when asked for the next line.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer | string>, limit = LINE_LIMIT): AsyncGenerator<Line> {
  let [number, size, isSkipping] = [1, 0, false];
  let parts: Buffer[] = [];
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let start = 0; start < bytes.length; ) {
      const feed = bytes.indexOf(LINE_FEED, start);
      const end = feed < 0 ? bytes.length : feed;
      size += end - start;
      if (!isSkipping && size > limit) {
        isSkipping = true;
        parts = [];
        yield { number, tooLong: true };
      }
      if (!isSkipping) parts.push(bytes.subarray(start, end));
      start = end + 1;
      if (feed < 0) continue;
      if (!isSkipping) yield { number, bytes: joinLine(parts) };
      [number, size, isSkipping, parts] = [number + 1, 0, false, []];
    }
  }
  if (!isSkipping && size > 0) yield { number, bytes: joinLine(parts) };
}

function joinLine(parts: readonly Buffer[]): Buffer {
  const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  return whole.at(-1) === CARRIAGE_RETURN ? whole.subarray(0, -1) : whole;
}

/** A line as text, without a byte order mark; undefined when its bytes are not UTF-8. */
export function decodeLine(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8').replace(/^\ufeff/, '') : undefined;
}
