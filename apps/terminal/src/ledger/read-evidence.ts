import { isUtf8 } from 'node:buffer';
import { parseBundleHeader, parseProductionHeader } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import type { CommandContext } from '../command.ts';
import { openInputFile } from './input-file.ts';
import { splitLines } from './split-lines.ts';

/** What a file holds: an exported ledger or production, read as it is asked for, or one JSON document. */
export type Evidence =
  | { kind: 'bundle'; name: string; lines: AsyncIterable<Buffer> }
  | { kind: 'production'; name: string; lines: AsyncIterable<Buffer> }
  | { kind: 'document'; name: string; document: unknown };

const NEWLINE = 0x0a;
/** The most bytes that the first line of an exported ledger can have: it names at most 200 keys. */
const LONGEST_HEADER = 128 * 1024;
const LARGEST_DOCUMENT = 1024 * 1024;

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
    const first = begin.subarray(0, Math.max(0, end));
    const kind = parseBundleHeader(first) ? 'bundle' : parseProductionHeader(first) ? 'production' : undefined;
    if (kind) return await work({ kind, name, lines: splitLines(begin, source) });
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
