import { GATES_STREAM } from '@greenlight/gates';
import type { Actor } from '@greenlight/schema';
import { appendEntries } from '../ledger/ledger-table.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import type { Transaction } from '../write-path/transaction.ts';
import type { GateBody } from './gate-entries.ts';

/** Puts what gates said on the stream that is theirs, in the transaction of what they let pass or stopped. */
export async function appendGates(
  transaction: Transaction,
  actor: Actor,
  bodies: readonly GateBody[],
  at?: string,
): Promise<void> {
  if (bodies.length === 0) return;
  await appendEntries(
    transaction,
    GATES_STREAM,
    bodies.map((body) => createDraft(body, actor, at)),
  );
}
