import { type Actor, GreenlightError, type ProjectEventBody } from '@greenlight/schema';
import type { CollectionBeforeDeleteHook } from 'payload';
import { appendEntries } from '../ledger/ledger-table.ts';
import { settleWorkflow } from '../workflow/settle-workflow.ts';
import { type CollectionName, deleteRows, findRow, findRows, type Row } from '../write-path/database.ts';
import { appendEvents } from '../write-path/events.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { actorOf } from '../write-path/record-hooks.ts';
import { joinTransaction, type Transaction } from '../write-path/transaction.ts';

// In the order of their references. What the user made in a project stays; the ledger stays.
const belongings: CollectionName[] = ['messages', 'sessions', 'members'];

/** An account goes with its conversations and memberships. One that owns a project stays until the project is gone. */
export const releaseUser: CollectionBeforeDeleteHook = ({ id, req }) =>
  joinTransaction(req, async (transaction) => {
    const owned = await findRow(transaction, 'members', { user: { equals: id }, role: { equals: 'owner' } });
    if (owned) {
      throw new GreenlightError('CONFLICT', 'This person owns a project. Delete the project first.', {
        retryable: false,
        details: { project: owned.project },
      });
    }
    const memberships = await findRows(transaction, 'members', { user: { equals: id } });
    for (const collection of belongings) await deleteRows(transaction, collection, { user: { equals: id } });
    for (const membership of memberships) await tellMembers(transaction, membership, actorOf(req));
    const body = { type: 'ACCESS', action: 'user_deleted', subject: String(id), detail: {} } as const;
    await appendEntries(transaction, 'audit', [createDraft(body, actorOf(req))]);
  });

async function tellMembers(transaction: Transaction, { id, project: of }: Row, actor: Actor): Promise<void> {
  const project = String(of);
  const event: ProjectEventBody = {
    type: 'entityChanged',
    kind: 'member',
    id,
    op: 'deleted',
    record: null,
    changeSetId: null,
  };
  await appendEvents(transaction, project, [{ event }]);
  const cause = { by: actor, kind: 'member' as const, id, name: 'somebody whose account was deleted' };
  await settleWorkflow(transaction, project, { actor, cause });
}
