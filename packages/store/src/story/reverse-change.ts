import { type Actor, type ChangeSet, GreenlightError, type ReversalReply } from '@greenlight/schema';
import { planRedo, planUndo } from '@greenlight/story';
import type { Payload } from 'payload';
import { refuseLostAccess } from '../access/find-access.ts';
import { type IdempotentRequest, keepReply } from '../sessions/idempotency.ts';
import { applyChanges } from '../write-path/apply-changes.ts';
import { findRow } from '../write-path/database.ts';
import { recordEdit } from '../write-path/record-edit.ts';
import { type Transaction, withTransaction } from '../write-path/transaction.ts';
import { isUndone, parseChangeSet } from './change-sets.ts';
import { SnapshotCache } from './snapshot-cache.ts';

export interface ReversalOrder {
  project: string;
  changeSetId: string;
  direction: 'undo' | 'redo';
  actor: Actor;
  once?: IdempotentRequest | null | undefined;
}

/**
 * Takes back what one edit by hand changed, a merge among them, or brings it back; a turn's too. Throws NOT_FOUND, FORBIDDEN, VALIDATION for
 * what is itself a reversal, CONFLICT where later work rests on it, naming it: then nothing is written.
 */
export function reverseChange(payload: Payload, order: ReversalOrder): Promise<ReversalReply> {
  const { project, actor, direction, once } = order;
  return withTransaction(payload, async (transaction) => {
    await refuseLostAccess(transaction, { user: actor.id, project }, 'write');
    const changeSet = await findChangeSet(transaction, order);
    refuseOthersReviews(changeSet, actor);
    const snapshot = await SnapshotCache.of(payload).readWithin(transaction, project);
    const planned = (direction === 'redo' ? planRedo : planUndo)({ changeSet, snapshot });
    if (planned.conflicts.length > 0) throw refusal(`That cannot be taken back: ${planned.conflicts.join(' ')}`);
    const applied = await applyChanges(transaction, project, planned.changes);
    const head = { project, session: null, turn: null, actor, origin: direction, reverts: changeSet.id };
    const recorded = await recordEdit(transaction, head, applied);
    const entities = planned.entities.map(({ evidence: _evidence, ...entity }) => entity);
    const reply: ReversalReply = { changeSetId: recorded.id, response: planned.response, entities };
    if (once) await keepReply(transaction, once, { status: 200, reply });
    return reply;
  });
}

async function findChangeSet(
  transaction: Transaction,
  { project, changeSetId, direction }: ReversalOrder,
): Promise<ChangeSet> {
  const where = { id: { equals: changeSetId }, project: { equals: project } };
  const row = await findRow(transaction, 'change-sets', where);
  if (!row) throw new GreenlightError('NOT_FOUND', `There is no change ${changeSetId} in this project.`);
  if (row.origin === 'undo' || row.origin === 'redo') {
    const message = `The change ${changeSetId} takes back or brings back another: name that one, ${row.reverts}.`;
    throw new GreenlightError('VALIDATION', message, {
      details: { fields: [{ field: 'changeSetId', message: 'is itself an undo or a redo' }], reverts: row.reverts },
    });
  }
  const changeSet = parseChangeSet(row);
  if (!changeSet) throw refusal('What that change was has been erased, so it cannot be taken back.');
  const undone = await isUndone(transaction, changeSetId);
  if (undone === (direction === 'redo')) return changeSet;
  throw refusal(undone ? 'That change is taken back already.' : 'That change stands: there is nothing to bring back.');
}

/** What somebody thinks of the film is hers to take back. */
function refuseOthersReviews({ changes }: ChangeSet, actor: Actor): void {
  const isAnothers = changes.some(({ kind, before, after }) => {
    const by = after?.by ?? before?.by ?? null;
    return kind === 'review' && by !== null && by !== actor.id;
  });
  if (isAnothers) throw new GreenlightError('FORBIDDEN', 'A review is for whoever gave it to take back.');
}

function refusal(message: string): GreenlightError {
  return new GreenlightError('CONFLICT', message, { retryable: false });
}
