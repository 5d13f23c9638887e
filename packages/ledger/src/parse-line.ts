import type { LedgerEntry } from '@greenlight/schema';
import { canonicalize } from './canonical.ts';
import { canonicalBody } from './entry.ts';
import { sha256Bytes, sha256Hex } from './hash.ts';

/** A line that is an entry by itself: canonical, whole, and with its right hash. Its place in a stream is another matter. */
export interface ParsedLine {
  entry: LedgerEntry;
  leaf: Uint8Array;
}

/** Reads one line of a ledger, without its line feed. Answers what is wrong with it as text. */
export function parseLine(line: string): ParsedLine | string {
  const parsed = parseJson(line);
  if (!hasEnvelope(parsed)) return 'it is not a ledger entry';
  const entry = parsed as LedgerEntry; // its hash, checked below, vouches for what it carries
  if (!isCanonical(line, parsed)) return 'it is not written as canonical JSON';
  const leaf = leafOf(line, entry);
  return leaf ? { entry, leaf } : 'its hash is not that of its content';
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** What of an entry's envelope its place in the chain does not prove. Checked by hand: a ledger has many lines. */
function hasEnvelope(value: unknown): boolean {
  const entry = value as Partial<Record<keyof LedgerEntry, unknown>> | null | undefined;
  if (typeof entry !== 'object' || entry === null || entry.v !== 1 || !Number.isSafeInteger(entry.seq)) return false;
  if (typeof entry.actor !== 'object' || entry.actor === null) return false;
  return [entry.stream, entry.id, entry.at, entry.type, entry.prev, entry.hash].every(
    (member) => typeof member === 'string',
  );
}

// JSON.stringify writes numbers and text as RFC 8785 does and leaves only the order of keys open, so that a line which it gives
// back and whose keys are in order is canonical. This is several times as fast as writing the line anew.
function isCanonical(line: string, parsed: unknown): boolean {
  if (!line.includes('\\ud') && JSON.stringify(parsed) === line && hasOrderedKeys(parsed)) return true;
  try {
    return canonicalize(parsed) === line;
  } catch {
    return false;
  }
}

function hasOrderedKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasOrderedKeys);
  const members = value as Record<string, unknown>;
  let last = '';
  for (const key in members) {
    if (key < last || !hasOrderedKeys(members[key])) return false;
    last = key;
  }
  return true;
}

/** The Merkle leaf of the line without its hash, when that is the hash of the rest. */
function leafOf(line: string, entry: LedgerEntry): Uint8Array | undefined {
  // Cutting the hash out is the quick way to the rest. A cut in the wrong place would show: nobody finds a text that holds its own hash.
  const member = `"hash":"${entry.hash}",`;
  const at = line.indexOf(member);
  const quick = at < 0 ? undefined : leafIfHashed(line.slice(0, at) + line.slice(at + member.length), entry.hash);
  return quick ?? leafIfHashed(canonicalBody(entry), entry.hash);
}

let scratch = Buffer.alloc(4096);

/** The leaf of a body whose SHA-256 is `hash`. The body is written to bytes once, behind the leaf's prefix, for both. */
function leafIfHashed(body: string, hash: string): Uint8Array | undefined {
  if (scratch.length < body.length * 3 + 1) scratch = Buffer.alloc(body.length * 3 + 1); // the first byte stays 0
  const end = scratch.write(body, 1, 'utf8') + 1;
  return sha256Hex(scratch.subarray(1, end)) === hash ? sha256Bytes(scratch.subarray(0, end)) : undefined;
}
