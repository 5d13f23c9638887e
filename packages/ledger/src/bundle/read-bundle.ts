import type { KeyObject } from 'node:crypto';
import {
  type BundleHeader,
  bundleEnd,
  bundleHeader,
  bundleObject,
  GreenlightError,
  type LedgerEntry,
} from '@greenlight/schema';
import { keyIdOf, parsePublicKey } from '../checkpoint.ts';
import { contentHash } from '../hash.ts';
import { objectHashes } from '../object-hashes.ts';
import { createStreamVerifier, type StreamVerifier, type Verification } from '../verify-stream.ts';
import { parseBundleLine } from './bundle-line.ts';

/** What came of a bundle. */
export type BundleVerification =
  | {
      ok: true;
      stream: string;
      size: number;
      root: string;
      /** Texts that it carries. */
      objects: number;
      /** The last checkpoint in it: how many entries it covers, and whose it is. */
      checkpoint: { size: number; keyId: string } | undefined;
    }
  | { ok: false; stream: string | undefined; seq: number | undefined; reason: string };

export interface ReadBundleOptions {
  /** Told each entry that is sound, in order. */
  onEntry?: (entry: LedgerEntry) => void;
  /** Told each text, after all entries. */
  onText?: (hash: string, text: string) => void;
}

/** The first line of a bundle, or undefined when it is none. */
export function parseBundleHeader(line: Uint8Array): BundleHeader | undefined {
  const parsed = bundleHeader.safeParse(parseBundleLine(line));
  return parsed.success ? parsed.data : undefined;
}

/**
 * Verifies a bundle from its lines, without anything but itself: every entry, every text, the root. Checkpoints must be signed by keys
 * that it names; whether these are to be trusted is for the reader to know.
 */
export async function verifyBundle(
  lines: AsyncIterable<Uint8Array>,
  options: ReadBundleOptions = {},
): Promise<BundleVerification> {
  const reader = new BundleReader(options);
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

class BundleReader {
  readonly #options: ReadBundleOptions;
  readonly #named = new Set<string>();
  #header: BundleHeader | undefined;
  #verifier: StreamVerifier | undefined;
  #entries: Verification | undefined;
  #checkpoint: { size: number; keyId: string } | undefined;
  #objects = 0;
  #isAtEnd = false;

  constructor(options: ReadBundleOptions) {
    this.#options = options;
  }

  /** Takes a line; answers why it is not right. */
  push(line: Uint8Array): string | undefined {
    if (!this.#header || !this.#verifier) return this.#begin(line);
    if (this.#isAtEnd) return 'Something follows its end.';
    if (this.#verifier.size < this.#header.size) {
      return this.#verifier.push(line) ? undefined : reasonOf(this.#verifier.finish());
    }
    return this.#takeEntries() ?? this.#takeRest(line);
  }

  finish(): BundleVerification {
    const wrong = this.#header === undefined ? 'It is no exported ledger.' : this.#takeEntries();
    if (wrong !== undefined) return this.fail(wrong);
    if (!this.#isAtEnd || !this.#entries?.ok || !this.#header) return this.fail('Its end is missing: it was cut off.');
    const { stream, size, root } = this.#header;
    return { ok: true, stream, size, root, objects: this.#objects, checkpoint: this.#checkpoint };
  }

  fail(reason: string): BundleVerification {
    const found = this.#entries ?? this.#verifier?.finish();
    return { ok: false, stream: this.#header?.stream, seq: found && !found.ok ? found.seq : undefined, reason };
  }

  #begin(line: Uint8Array): string | undefined {
    this.#header = parseBundleHeader(line);
    if (!this.#header) return 'It is no exported ledger.';
    const keys = this.#header.keys.map(({ key_id, public_key }) => ({ key_id, key: parsePublicKey(public_key) }));
    const wrong = keys.find(({ key_id, key }) => !key || keyIdOf(key) !== key_id);
    if (wrong) return `Its key ${wrong.key_id} is no Ed25519 key, or another's.`;
    this.#verifier = createStreamVerifier({
      stream: this.#header.stream,
      keys: keys.flatMap(({ key }): KeyObject[] => (key ? [key] : [])),
      onEntry: (entry) => this.#noteEntry(entry),
    });
    return undefined;
  }

  #noteEntry(entry: LedgerEntry): void {
    for (const { hash } of objectHashes(entry)) this.#named.add(hash);
    if (entry.type === 'CHECKPOINT') this.#checkpoint = { size: entry.size, keyId: entry.key_id };
    this.#options.onEntry?.(entry);
  }

  /** Closes the entries, once. */
  #takeEntries(): string | undefined {
    if (this.#entries) return undefined;
    this.#entries = this.#verifier?.finish();
    if (!this.#entries?.ok) return reasonOf(this.#entries);
    const missing = (this.#header?.size ?? 0) - this.#entries.size;
    if (missing > 0) return `${missing} of its entries are missing: it was cut off.`;
    return this.#entries.root === this.#header?.root
      ? undefined
      : 'Its entries have another root than its first line says.';
  }

  #takeRest(line: Uint8Array): string | undefined {
    const value = parseBundleLine(line);
    const end = bundleEnd.safeParse(value);
    if (end.success) {
      this.#isAtEnd = true;
      return end.data.objects === this.#objects ? undefined : 'It does not hold as many texts as its end says.';
    }
    const object = bundleObject.safeParse(value);
    if (!object.success) return `Line ${(this.#header?.size ?? 0) + this.#objects + 2} is neither a text nor the end.`;
    const { hash, text } = object.data;
    if (contentHash(text) !== hash) return `The text ${hash} was changed.`;
    if (!this.#named.delete(hash)) return `No entry names the text ${hash}, or it stands here a second time.`;
    this.#objects += 1;
    this.#options.onText?.(hash, text);
    return undefined;
  }
}

function reasonOf(verification: Verification | undefined): string {
  return verification && !verification.ok ? verification.reason : 'It holds no entry.';
}
