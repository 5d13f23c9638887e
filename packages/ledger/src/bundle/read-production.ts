import { createHash, type KeyObject } from 'node:crypto';
import {
  GreenlightError,
  type LedgerEntry,
  type ProductionBeginning,
  type ProductionHeader,
  type ProductionResult,
  type ProductionStep,
  type ProductionStream,
  productionBeginning,
  productionEnd,
  productionHeader,
  productionObject,
  productionResult,
  productionStep,
  productionStream,
} from '@greenlight/schema';
import { keyIdOf, parsePublicKey } from '../checkpoint.ts';
import { contentHash } from '../hash.ts';
import { objectHashes } from '../object-hashes.ts';
import { createStreamVerifier, type StreamVerifier } from '../verify-stream.ts';
import { parseBundleLine } from './bundle-line.ts';
import { readExcerpt } from './excerpt.ts';
import type { Production, ProductionVerification } from './production.ts';
import { readSignature } from './production-signature.ts';
import { readSteps } from './read-steps.ts';

/** The first line of an exported production, or undefined when it is none. */
export function parseProductionHeader(line: Uint8Array): ProductionHeader | undefined {
  return productionHeader.safeParse(parseBundleLine(line)).data;
}

/**
 * Verifies an exported production from its lines, without anything but itself: every entry, every proof, every text, the order of its
 * steps, and the whole. Checkpoints must be signed by keys that it names; whether these are to be trusted is for the reader to know.
 */
export async function verifyProduction(lines: AsyncIterable<Uint8Array>): Promise<ProductionVerification> {
  const reader = new ProductionReader();
  try {
    for await (const line of lines) {
      const reason = reader.push(line);
      if (reason !== undefined) return reader.fail(reason);
    }
  } catch (error) {
    if (!(error instanceof GreenlightError) || error.code !== 'LEDGER_CORRUPT') throw error;
    return reader.fail(error.message);
  }
  return reader.finish();
}

/** A stream whose entries are being read. */
interface OpenStream {
  stream: ProductionStream;
  left: number;
  /** Of a whole one. */
  verifier: StreamVerifier | undefined;
  /** Of excerpts: the number of the last. */
  last: number;
}

class ProductionReader {
  readonly #digest = createHash('sha256');
  readonly #entries: LedgerEntry[] = [];
  readonly #streams: ProductionStream[] = [];
  readonly #steps: ProductionStep[] = [];
  readonly #named = new Set<string>();
  readonly #sets = new Set<string>();
  readonly #texts = new Map<string, string>();
  #keys: KeyObject[] = [];
  #header: ProductionHeader | undefined;
  #beginning: ProductionBeginning | undefined;
  #open: OpenStream | undefined;
  #result: ProductionResult | undefined;
  #checkpoint: Production['checkpoint'];
  #objects = 0;
  #end: string | undefined;
  #signedBy: string | undefined;
  #lines = 0;
  #at: { stream: string; seq: number } | undefined;

  /** Takes a line; answers why it is not right. */
  push(line: Uint8Array): string | undefined {
    if (this.#end !== undefined) return this.#takeSignature(line, this.#end);
    this.#lines += 1;
    const reason = this.#take(line);
    this.#digest.update(line).update('\n');
    return reason;
  }

  finish(): ProductionVerification {
    if (!this.#header || !this.#beginning) return this.fail('It is no exported production, or was cut off.');
    if (this.#end === undefined || !this.#result) return this.fail('Its end is missing: it was cut off.');
    const { project } = this.#header;
    const steps = readSteps({ project, steps: this.#steps, entries: this.#entries, texts: this.#texts });
    if ('reason' in steps) {
      if (steps.entry) this.#at = { stream: steps.entry.stream, seq: steps.entry.seq };
      return this.fail(steps.reason);
    }
    const production: Production = {
      project,
      beginning: this.#beginning,
      streams: this.#streams,
      steps,
      result: this.#result,
      objects: this.#objects,
      digest: this.#end,
      checkpoint: this.#checkpoint,
      signedBy: this.#signedBy,
    };
    return { ok: true, production };
  }

  fail(reason: string): ProductionVerification {
    return { ok: false, stream: this.#at?.stream, seq: this.#at?.seq, reason };
  }

  #take(line: Uint8Array): string | undefined {
    if (this.#open && this.#open.left > 0) return this.#takeEntry(this.#open, line);
    const value = parseBundleLine(line);
    if (!this.#header) return this.#begin(value);
    if (!this.#beginning) return this.#takeBeginning(value);
    switch ((value as { kind?: unknown } | null | undefined)?.kind) {
      case 'stream':
        return this.#takeStream(value);
      case 'step':
        return this.#takeStep(value);
      case 'result':
        return this.#takeResult(value);
      case 'object':
        return this.#takeObject(value);
      case 'end':
        return this.#takeEnd(value);
      default:
        return this.#misplaced();
    }
  }

  #begin(value: unknown): string | undefined {
    this.#header = productionHeader.safeParse(value).data;
    if (!this.#header) return 'It is no exported production.';
    for (const { key_id, public_key } of this.#header.keys) {
      const key = parsePublicKey(public_key);
      if (!key || keyIdOf(key) !== key_id) return `Its key ${key_id} is no Ed25519 key, or another's.`;
      this.#keys.push(key);
    }
    return undefined;
  }

  #takeBeginning(value: unknown): string | undefined {
    this.#beginning = productionBeginning.safeParse(value).data;
    return this.#beginning ? undefined : 'Its second line does not say what the film began with.';
  }

  #takeStream(value: unknown): string | undefined {
    const stream = productionStream.safeParse(value).data;
    const isNew = stream && !this.#streams.some((each) => each.stream === stream.stream);
    const isCounted = stream && (stream.whole ? stream.entries === stream.size : stream.entries <= stream.size);
    if (!isNew || !isCounted || this.#steps.length > 0 || this.#result) return this.#misplaced();
    const keys = this.#keys;
    const verifier = stream.whole
      ? createStreamVerifier({ stream: stream.stream, keys, onEntry: (entry) => this.#note(entry) })
      : undefined;
    this.#streams.push(stream);
    this.#open = { stream, left: stream.entries, verifier, last: -1 };
    return undefined;
  }

  #takeEntry(open: OpenStream, line: Uint8Array): string | undefined {
    open.left -= 1;
    return open.verifier ? this.#takeWhole(open, open.verifier, line) : this.#takeExcerpt(open, line);
  }

  #takeWhole({ stream: { stream, root }, left }: OpenStream, verifier: StreamVerifier, line: Uint8Array) {
    this.#at = { stream, seq: verifier.size };
    const isSound = verifier.push(line);
    if (isSound && left > 0) return undefined;
    const found = verifier.finish();
    if (!found.ok) return found.reason.replace(/^Entry (\d+)/, `Entry $1 of ${stream}`);
    if (found.root !== root) return `The entries of ${stream} have another root than is said of it.`;
    this.#at = undefined;
    return undefined;
  }

  #takeExcerpt(open: OpenStream, line: Uint8Array): string | undefined {
    const value = parseBundleLine(line);
    const said = (value as { entry?: { seq?: unknown } } | undefined)?.entry?.seq;
    const { stream } = open.stream;
    const entry = readExcerpt(value, open.stream, open.last);
    if (typeof entry !== 'string') {
      open.last = entry.seq;
      this.#note(entry);
      return undefined;
    }
    const seq = typeof said === 'number' ? said : open.last + 1;
    this.#at = { stream, seq };
    return `Entry ${seq} of ${stream} is not sound: ${entry}.`;
  }

  #note(entry: LedgerEntry): void {
    this.#entries.push(entry);
    for (const { hash } of objectHashes(entry)) this.#named.add(hash);
    if (entry.type === 'CHANGE_SET') this.#sets.add(entry.object);
    if (entry.type === 'CHECKPOINT') {
      this.#checkpoint = { stream: entry.stream, size: entry.size, keyId: entry.key_id };
    }
  }

  #takeStep(value: unknown): string | undefined {
    const step = productionStep.safeParse(value).data;
    if (!step || this.#result) return this.#misplaced();
    this.#steps.push(step);
    return undefined;
  }

  #takeResult(value: unknown): string | undefined {
    if (this.#result) return this.#misplaced();
    this.#result = productionResult.safeParse(value).data;
    return this.#result ? undefined : this.#misplaced();
  }

  #takeObject(value: unknown): string | undefined {
    const object = productionObject.safeParse(value).data;
    if (!object || !this.#result) return this.#misplaced();
    const { hash, text } = object;
    if (contentHash(text) !== hash) return this.#changed(hash);
    if (!this.#named.delete(hash)) return `No entry names the text ${hash}, or it stands here a second time.`;
    if (this.#sets.has(hash)) this.#texts.set(hash, text);
    this.#objects += 1;
    return undefined;
  }

  /** Names the entry that a changed text belongs to. */
  #changed(hash: string): string {
    const entry = this.#entries.find((each) => objectHashes(each).some((named) => named.hash === hash));
    if (!entry) return `The text ${hash} was changed.`;
    this.#at = { stream: entry.stream, seq: entry.seq };
    return `Entry ${entry.seq} of ${entry.stream} is not sound: its text ${hash} was changed.`;
  }

  #takeEnd(value: unknown): string | undefined {
    const end = productionEnd.safeParse(value).data;
    if (!end || !this.#result) return this.#misplaced();
    if (end.objects !== this.#objects) return 'It does not hold as many texts as its end says.';
    if (end.digest !== this.#digest.copy().digest('hex')) return 'Its lines are not those that its end vouches for.';
    this.#end = end.digest;
    return undefined;
  }

  #takeSignature(line: Uint8Array, digest: string): string | undefined {
    const given = { project: this.#header?.project ?? '', objects: this.#objects, digest };
    const keyId = this.#signedBy === undefined ? readSignature(line, given) : undefined;
    this.#signedBy = keyId;
    return keyId === undefined ? 'Something follows its end that is no signature of it.' : undefined;
  }

  #misplaced(): string {
    return `Line ${this.#lines} is not what belongs there: it was changed, moved or cut off.`;
  }
}
