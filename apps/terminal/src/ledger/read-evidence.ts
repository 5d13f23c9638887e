import { isUtf8 } from 'node:buffer';
import { parseBundleHeader } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { openInputFile } from './input-file.ts';

/** What a file holds: an exported ledger, read as it is asked for, or one JSON document. */
export type Evidence =
  | { kind: 'bundle'; name: string; lines: AsyncIterable<Buffer> }
  | { kind: 'document'; name: string; document: unknown };

const NEWLINE = 0x0a;
/** The most bytes that the first line of an exported ledger can have: it names at most 200 keys. */
const LONGEST_HEADER = 128 * 1024;
const LARGEST_DOCUMENT = 1024 * 1024;
const LONGEST_LINE = 16 * 1024 * 1024;

/** Opens a file from outside and tells what it is, whatever its name. Throws VALIDATION or TOO_LARGE for what is neither. */
export async function withEvidence<T>(
  path: string,
  context: CommandContext,
  work: (evidence: Evidence) => Promise<T>,
): Promise<T> {
  const { name, chunks, close } = await openInputFile(path, context);
  const source = chunks[Symbol.asyncIterator]();
  try {
    const begin = await readAtLeast(source, LONGEST_HEADER);
    const end = begin.indexOf(NEWLINE);
    const header = end < 0 ? undefined : parseBundleHeader(begin.subarray(0, end));
    if (header) return await work({ kind: 'bundle', name, lines: splitLines(begin, source) });
    const bytes = Buffer.concat([begin, await readAtLeast(source, LARGEST_DOCUMENT)]);
    return await work({ kind: 'document', name, document: parseDocument(name, bytes) });
  } finally {
    await close();
  }
}

/** Reads until there are so many bytes, or no more. */
async function readAtLeast(source: AsyncIterator<Buffer>, count: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let size = 0; size < count; ) {
    const next = await source.next();
    if (next.done) break;
    parts.push(next.value);
    size += next.value.length;
  }
  return Buffer.concat(parts);
}

function parseDocument(name: string, bytes: Buffer): unknown {
  if (bytes.length > LARGEST_DOCUMENT) {
    throw new GreenlightError(
      'TOO_LARGE',
      `${name} is no exported ledger, and too large for a proof: one has at most 1 MB.`,
    );
  }
  try {
    if (isUtf8(bytes)) return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    // said below
  }
  throw new GreenlightError('VALIDATION', `${name} is not JSON${bytes.length === 0 ? ': it is empty' : ''}.`);
}

/** The lines as bytes, without their line feeds, nothing else taken away: what a bundle vouches for is every byte. */
async function* splitLines(begin: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
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
