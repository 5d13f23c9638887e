import { GreenlightError } from '@greenlight/schema';

const NEWLINE = 0x0a;
const LONGEST_LINE = 16 * 1024 * 1024;

/** The lines as bytes, without their line feeds, nothing else taken away: what a bundle vouches for is every byte. */
export async function* splitLines(begin: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  let rest = begin;
  for (;;) {
    let from = 0;
    for (let at = rest.indexOf(NEWLINE); at >= 0; at = rest.indexOf(NEWLINE, from)) {
      yield rest.subarray(from, at);
      from = at + 1;
    }
    rest = rest.subarray(from);
    if (rest.length > LONGEST_LINE) throw new GreenlightError('LEDGER_CORRUPT', 'A line is longer than any may be.');
    const next = await source.next();
    if (next.done) break;
    rest = Buffer.concat([rest, next.value]);
  }
  if (rest.length > 0) yield rest;
}
