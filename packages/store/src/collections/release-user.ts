import { GreenlightError, type ProjectEventBody } from '@greenlight/schema';
import type { CollectionBeforeDeleteHook } from 'payload';
import { appendEntries } from '../ledger/ledger-table.ts';
import { type CollectionName, deleteRows, findRow, findRows } from '../write-path/database.ts';
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
    await tellMembers(transaction, String(id));
    for (const collection of belongings) await deleteRows(transaction, collection, { user: { equals: id } });
    const body = { type: 'ACCESS', action: 'user_deleted', subject: String(id), detail: {} } as const;
    await appendEntries(transaction, 'audit', [createDraft(body, actorOf(req))]);
  });

async function tellMembers(transaction: Transaction, user: string): Promise<void> {
  for (const { id, project } of await findRows(transaction, 'members', { user: { equals: user } })) {
    const event: ProjectEventBody = {
      type: 'entityChanged',
      kind: 'member',
      id,
      op: 'deleted',
      record: null,
      changeSetId: null,
    };
    await appendEvents(transaction, String(project), [{ event }]);
  }
}
