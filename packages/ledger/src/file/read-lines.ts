import type { FileHandle } from 'node:fs/promises';
import { GreenlightError } from '@greenlight/schema';
import { LONGEST_LINE } from './places.ts';

const NEWLINE = 0x0a;
const CHUNK = 256 * 1024;

/** Whole lines of a file as bytes, without their line feeds. */
export interface Lines {
  lines: Buffer[];
  /** Where in the file the last of them ends, its line feed included. */
  end: number;
  /** With the last lines of a file: what follows its last line feed. */
  rest?: Buffer;
}

/** Reads a file from `offset` on, a chunk's lines at a time. Throws LEDGER_CORRUPT for a line longer than any entry. */
export async function* readLines(handle: FileHandle, offset = 0): AsyncGenerator<Lines> {
  let rest: Buffer = Buffer.alloc(0);
  let end = offset;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, end + rest.length);
    if (bytesRead === 0) break;
    const fresh = chunk.subarray(0, bytesRead);
    const found = splitLines(rest.length > 0 ? Buffer.concat([rest, fresh]) : fresh);
    rest = found.rest;
    end += found.length;
    if (rest.length > LONGEST_LINE)
      throw new GreenlightError('LEDGER_CORRUPT', 'A line is longer than any entry may be.');
    if (found.lines.length > 0) yield { lines: found.lines, end };
  }
  if (rest.length > 0) yield { lines: [], end, rest };
}

function splitLines(bytes: Buffer): { lines: Buffer[]; rest: Buffer; length: number } {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return { lines, rest: bytes.subarray(from), length: from };
}
