import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { type Actor, GreenlightError, type LedgerEntry } from '@greenlight/schema';
import { keyIdOf, signCheckpoint } from './checkpoint.ts';
import type { LedgerStore } from './ledger-store.ts';
import { verifyLedger } from './verify-ledger.ts';

/** Others may write between the reading and the signing; more often than this is not bad luck. */
const MOST_TRIES = 5;

export interface CheckpointResult {
  /** The CHECKPOINT entry that covers all before it. */
  entry: LedgerEntry & { type: 'CHECKPOINT' };
  /** False when the last entry was such a one already, by the same key. */
  isNew: boolean;
}

/** Signs all that a ledger holds, as an entry of it. Undefined for an empty one. Throws LEDGER_CORRUPT for one that is not sound, and what `append` throws. */
export async function appendCheckpoint(
  store: LedgerStore,
  stream: string,
  key: KeyObject,
  actor: Actor,
): Promise<CheckpointResult | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryCheckpoint(store, stream, key, actor);
    } catch (error) {
      const isConflict = error instanceof GreenlightError && error.code === 'CONFLICT';
      if (!isConflict || attempt >= MOST_TRIES) throw error;
    }
  }
}

async function tryCheckpoint(
  store: LedgerStore,
  stream: string,
  key: KeyObject,
  actor: Actor,
): Promise<CheckpointResult | undefined> {
  let last: LedgerEntry | undefined;
  const found = await verifyLedger(store, stream, {
    onEntry(entry) {
      last = entry;
    },
  });
  if (!found.ok) {
    throw new GreenlightError('LEDGER_CORRUPT', `The ledger ${stream} is not signed. ${found.reason}`, {
      details: { stream, seq: found.seq },
    });
  }
  if (!last) return undefined;
  if (isCheckpoint(last) && last.key_id === keyIdOf(key)) return { entry: last, isNew: false };
  const body = signCheckpoint({ stream, size: found.size, root: found.root }, key);
  const draft = { ...body, id: randomUUID(), at: new Date().toISOString(), actor };
  const [entry] = await store.append(stream, [draft], { expectedSize: found.size });
  return entry && isCheckpoint(entry) ? { entry, isNew: true } : undefined;
}

function isCheckpoint(entry: LedgerEntry): entry is LedgerEntry & { type: 'CHECKPOINT' } {
  return entry.type === 'CHECKPOINT';
}
