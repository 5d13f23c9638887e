import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { GreenlightError, type LedgerEntry } from '@greenlight/schema';
import { parseLine } from '../parse-line.ts';
import { headAfter, type StreamHead } from '../stream-head.ts';
import { LONGEST_LINE } from './places.ts';

/** The end of a ledger file. */
export interface Tail {
  head: StreamHead;
  /** Bytes that hold whole lines. */
  size: number;
  /** Bytes after them: what a crash left of a line. */
  torn: number;
  /** True when what was left is a whole entry that only lacks its line feed. */
  isOnlyUnfinished: boolean;
}

const NEWLINE = 0x0a;
const CHUNK = 16 * 1024;

/**
 * Reads the end of a ledger file. `before` answers where the files before it end, for one without a whole line. Throws
 * LEDGER_CORRUPT when its last whole line is not an entry of the stream.
 */
export async function readTail(handle: FileHandle, stream: string, before: () => Promise<StreamHead>): Promise<Tail> {
  const { size: length } = await handle.stat();
  const { bytes, begins } = await readLastLines(handle, length);
  const lastNewline = bytes.lastIndexOf(NEWLINE);
  const size = lastNewline < 0 ? begins : begins + lastNewline + 1;
  const head = lastNewline < 0 ? await before() : headOf(bytes.subarray(0, lastNewline), stream);
  const rest = bytes.subarray(lastNewline + 1);
  const entry = rest.length > 0 ? entryOf(rest, stream) : undefined;
  const isOnlyUnfinished = entry !== undefined && entry.prev === head.hash && entry.seq === head.size;
  return { head: isOnlyUnfinished ? headAfter(entry) : head, size, torn: rest.length, isOnlyUnfinished };
}

/** The end of the file from the last whole line on, or all of a short one. */
async function readLastLines(handle: FileHandle, length: number): Promise<{ bytes: Buffer; begins: number }> {
  for (let wanted = CHUNK; ; wanted *= 4) {
    const begins = Math.max(0, length - wanted);
    const bytes = Buffer.alloc(length - begins);
    await handle.read(bytes, 0, bytes.length, begins);
    const last = bytes.lastIndexOf(NEWLINE);
    const hasWholeLine = last > 0 && bytes.lastIndexOf(NEWLINE, last - 1) >= 0;
    if (begins === 0 || hasWholeLine) return { bytes, begins };
    if (wanted > 4 * LONGEST_LINE)
      throw new GreenlightError('LEDGER_CORRUPT', 'The last line of the ledger is longer than any entry may be.');
  }
}

function headOf(lines: Buffer, stream: string): StreamHead {
  const entry = entryOf(lines.subarray(lines.lastIndexOf(NEWLINE) + 1), stream);
  if (entry) return headAfter(entry);
  throw new GreenlightError(
    'LEDGER_CORRUPT',
    `The last entry of the ledger ${stream} was changed. Verify it before writing on.`,
  );
}

/** A line as an entry of the stream whose hash is right, or undefined. */
function entryOf(line: Buffer, stream: string): LedgerEntry | undefined {
  const parsed = isUtf8(line) ? parseLine(line.toString('utf8')) : '';
  return typeof parsed !== 'string' && parsed.entry.stream === stream ? parsed.entry : undefined;
}
