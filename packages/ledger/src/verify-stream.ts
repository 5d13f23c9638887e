import { isUtf8 } from 'node:buffer';
import type { KeyObject } from 'node:crypto';
import { GENESIS_HASH, type LedgerEntry } from '@greenlight/schema';
import { keyIdOf, verifyCheckpoint } from './checkpoint.ts';
import { createMerkleTree } from './merkle.ts';
import { parseLine } from './parse-line.ts';

/** A sound stream with its Merkle root (hex) and the hash of its last entry, or the first entry that is not as it was written. */
export type Verification =
  | { ok: true; size: number; root: string; hash: string }
  | { ok: false; seq: number; reason: string };

export interface VerifyOptions {
  /** The stream that the entries must name; else that of the first. */
  stream?: string;
  /** What the stream is known to have held at least, from a checkpoint kept elsewhere: shows entries cut off at the end. */
  expected?: { size: number; root?: string };
  /** When given, every CHECKPOINT must be signed by one of these. */
  keys?: readonly KeyObject[];
  /** Told each entry that is sound, in order, and its Merkle leaf. */
  onEntry?: (entry: LedgerEntry, leaf: Uint8Array) => void;
}

/** Verifies a stream line by line, for those too large to hold. */
export interface StreamVerifier {
  /** How many entries were sound. */
  readonly size: number;
  /** Takes the next line, without its line feed. Answers false from the first bad one on. */
  push(line: string | Uint8Array): boolean;
  /** Ends it. `rest` is what follows the last line feed. */
  finish(rest?: Uint8Array): Verification;
}

/**
 * Recomputes a stream from its bytes, or from its lines, and names the first entry that was changed, moved, doubled, left out or
 * cut off. Bytes must end with a line feed, as a whole ledger file does.
 */
export function verifyStream(source: Uint8Array | Iterable<string>, options: VerifyOptions = {}): Verification {
  const verifier = createStreamVerifier(options);
  if (!(source instanceof Uint8Array)) {
    for (const line of source) if (!verifier.push(line)) break;
    return verifier.finish();
  }
  let from = 0;
  for (let at = source.indexOf(NEWLINE); at >= 0; at = source.indexOf(NEWLINE, from)) {
    if (!verifier.push(source.subarray(from, at))) break;
    from = at + 1;
  }
  return verifier.finish(source.subarray(from));
}

const NEWLINE = 0x0a;

/** A verifier that has seen nothing yet. */
export function createStreamVerifier(options: VerifyOptions = {}): StreamVerifier {
  const tree = createMerkleTree();
  let stream = options.stream;
  let hash = GENESIS_HASH;
  let failure: { seq: number; reason: string } | undefined;
  const rootText = () => Buffer.from(tree.root()).toString('hex');
  const fail = (what: string): false => {
    failure ??= { seq: tree.size, reason: `Entry ${tree.size} is not sound: ${what}.` };
    return false;
  };
  const missesExpected = () =>
    options.expected?.size === tree.size && options.expected.root !== undefined && options.expected.root !== rootText();
  return {
    get size() {
      return tree.size;
    },
    push(line) {
      if (failure) return false;
      const text = decode(line);
      const parsed = text === undefined ? 'it is not UTF-8' : parseLine(text);
      if (typeof parsed === 'string') return fail(parsed);
      stream ??= parsed.entry.stream;
      const wrong =
        misplacement(parsed.entry, { stream, seq: tree.size, prev: hash }) ??
        falseCheckpoint(parsed.entry, tree.size, rootText, options.keys);
      if (wrong) return fail(wrong);
      tree.add(parsed.leaf);
      hash = parsed.entry.hash;
      if (missesExpected())
        failure = { seq: tree.size - 1, reason: `The first ${tree.size} entries are not those that were expected.` };
      if (!failure) options.onEntry?.(parsed.entry, parsed.leaf);
      return failure === undefined;
    },
    finish(rest) {
      if (!failure && rest && rest.length > 0) fail('its line is cut off');
      if (!failure && tree.size < (options.expected?.size ?? 0))
        fail(`it is missing; ${options.expected?.size} entries were expected`);
      return failure ? { ok: false, ...failure } : { ok: true, size: tree.size, root: rootText(), hash };
    },
  };
}

function decode(line: string | Uint8Array): string | undefined {
  if (typeof line === 'string') return line;
  return isUtf8(line) ? Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8') : undefined;
}

/** Why a sound entry does not belong where it stands, or undefined. */
function misplacement(entry: LedgerEntry, place: { stream: string; seq: number; prev: string }): string | undefined {
  if (entry.stream !== place.stream) return `it belongs to the stream ${entry.stream}, not ${place.stream}`;
  if (entry.seq < place.seq) return `entry ${entry.seq} stands here a second time`;
  if (entry.seq > place.seq) return `it is missing, and entry ${entry.seq} stands in its place`;
  if (entry.prev === place.prev) return undefined;
  return place.seq === 0
    ? 'it does not begin a chain'
    : `it does not follow entry ${place.seq - 1}; one of the two was exchanged`;
}

/** A checkpoint vouches for everything before it, no more and no less. */
function falseCheckpoint(
  entry: LedgerEntry,
  size: number,
  root: () => string,
  keys?: readonly KeyObject[],
): string | undefined {
  if (entry.type !== 'CHECKPOINT') return undefined;
  if (entry.size !== size) return `its checkpoint is of ${entry.size} entries, and ${size} come before it`;
  if (entry.root !== root()) return 'its checkpoint has another root than the entries before it';
  if (!keys || keys.some((key) => verifyCheckpoint(entry.stream, entry, key))) return undefined;
  return keys.some((key) => keyIdOf(key) === entry.key_id)
    ? `the signature of its checkpoint is not that of the key ${entry.key_id}`
    : `its checkpoint is signed with the unknown key ${entry.key_id}`;
}
