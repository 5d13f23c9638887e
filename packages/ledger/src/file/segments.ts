import { readdirSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { LEDGER_FILE, systemCode } from './places.ts';

// A stream is `ledger.0001.jsonl`, `ledger.0002.jsonl`, …, and `ledger.jsonl`, which alone is written to. The files are one stream: seq,
// prev and the Merkle tree go on from one to the next.
const segmentName = /^ledger\.(\d{4,9})\.jsonl$/;

/** The name that the closed segment of this number has; numbers count from 1. */
export function segmentFile(number: number): string {
  return `ledger.${String(number).padStart(4, '0')}.jsonl`;
}

/** The closed segments of a stream, in order. `missing` is the first one that is not there though a later one is. */
export interface Segments {
  names: string[];
  missing: string | undefined;
}

export function findSegments(folder: string): Segments {
  const numbers = namesIn(folder)
    .flatMap(numberOf)
    .sort((a, b) => a - b);
  const gap = numbers.findIndex((number, index) => number !== index + 1);
  const whole = gap < 0 ? numbers : numbers.slice(0, gap);
  return { names: whole.map(segmentFile), missing: gap < 0 ? undefined : segmentFile(gap + 1) };
}

/** The closed segments of a stream. Throws LEDGER_CORRUPT, naming it, when one is missing. */
export function listSegments(folder: string, stream: string): string[] {
  const { names, missing } = findSegments(folder);
  if (missing !== undefined) throw missingSegment(stream, missing);
  return names;
}

export function missingSegment(stream: string, file: string): GreenlightError {
  return new GreenlightError(
    'LEDGER_CORRUPT',
    `The file ${file} of the ledger ${stream} is missing. Put it back, or verify the ledger to see what is lost.`,
    { details: { stream, file } },
  );
}

/** Whether a folder holds a ledger with an entry in it. */
export async function holdsLedger(folder: string): Promise<boolean> {
  const names = namesIn(folder);
  if (names.some((name) => numberOf(name).length > 0)) return true;
  const found = names.includes(LEDGER_FILE) ? await lstat(join(folder, LEDGER_FILE)).catch(() => undefined) : undefined;
  return found !== undefined && (!found.isFile() || found.size > 0); // what is no file is named by whoever reads it
}

function numberOf(name: string): number[] {
  const number = Number(segmentName.exec(name)?.[1]);
  return segmentFile(number) === name ? [number] : [];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}
