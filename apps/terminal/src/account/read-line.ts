import type { Readable } from 'node:stream';
import { GreenlightError } from '@greenlight/schema';

const LIMIT = 4096;

/** The first line of a pipe, without its end. Throws VALIDATION when it has more than 4,096 bytes. */
export async function readLine(input: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of input as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(piece);
    const end = bytes.indexOf('\n');
    pieces.push(end < 0 ? bytes : bytes.subarray(0, end));
    size += pieces.at(-1)?.length ?? 0;
    if (size > LIMIT) throw new GreenlightError('VALIDATION', `The password has more than ${LIMIT} bytes.`);
    if (end >= 0) break;
  }
  return Buffer.concat(pieces).toString('utf8').replace(/\r$/, '');
}
