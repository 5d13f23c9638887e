import { GreenlightError, type LedgerEntry } from '@greenlight/schema';
import { canonicalize } from '../canonical.ts';
import { publicKeyText } from '../checkpoint.ts';
import type { LedgerStore } from '../ledger-store.ts';
import type { NamedKey } from '../named-key.ts';
import { objectHashes } from '../object-hashes.ts';
import type { ObjectStore } from '../object-store.ts';
import { linesOf, verifyLedger } from '../verify-ledger.ts';

export interface ExportOptions {
  store: LedgerStore;
  /** The texts, as far as they still exist. */
  objects: Pick<ObjectStore, 'get'>;
  stream: string;
  /** The public keys of its checkpoints. */
  keys: readonly NamedKey[];
}

/**
 * A ledger as lines of canonical JSON that can be verified anywhere: a header, the entries byte for byte as they are stored, the
 * texts that still exist, and an end. Throws NOT_FOUND for an empty ledger, LEDGER_CORRUPT for one that is not sound.
 */
export async function* exportBundle({ store, objects, stream, keys }: ExportOptions): AsyncGenerator<string> {
  const { size, root, hashes } = await survey(store, stream);
  const named = keys.map(({ keyId, key }) => ({ key_id: keyId, public_key: publicKeyText(key) }));
  yield `${canonicalize({ kind: 'ledger_bundle', v: 1, stream, size, root, keys: named })}\n`;
  yield* firstLines(store, stream, size);
  let count = 0;
  for (const hash of hashes) {
    const text = await readWhole(objects, hash);
    if (text === undefined) continue;
    yield `${canonicalize({ kind: 'object', hash, text })}\n`;
    count += 1;
  }
  yield `${canonicalize({ kind: 'end', objects: count })}\n`;
}

async function survey(store: LedgerStore, stream: string) {
  const hashes = new Set<string>();
  const onEntry = (entry: LedgerEntry) => {
    for (const { hash } of objectHashes(entry)) hashes.add(hash);
  };
  const found = await verifyLedger(store, stream, { onEntry });
  if (!found.ok) {
    throw new GreenlightError('LEDGER_CORRUPT', `The ledger ${stream} is not exported. ${found.reason}`, {
      details: { stream, seq: found.seq },
    });
  }
  if (found.size === 0) throw new GreenlightError('NOT_FOUND', `There is no ledger ${stream}.`);
  return { size: found.size, root: found.root, hashes };
}

/** What the header speaks of, and nothing that was written since. */
async function* firstLines(store: LedgerStore, stream: string, size: number): AsyncGenerator<string> {
  let left = size;
  for await (const { lines } of linesOf(store, stream)) {
    const wanted = lines.slice(0, left);
    left -= wanted.length;
    if (wanted.length > 0) yield wanted.map((line) => `${line.toString('utf8')}\n`).join('');
    if (left === 0) return;
  }
}

/** A text that is not what its hash says is none: the entry says what it was. */
async function readWhole(objects: Pick<ObjectStore, 'get'>, hash: string): Promise<string | undefined> {
  try {
    return await objects.get(hash);
  } catch (error) {
    if (error instanceof GreenlightError && error.code === 'LEDGER_CORRUPT') return undefined;
    throw error;
  }
}
