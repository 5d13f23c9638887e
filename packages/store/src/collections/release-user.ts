import { GreenlightError } from '@greenlight/schema';
import type { CollectionBeforeDeleteHook } from 'payload';
import { type CollectionName, deleteRows, findRow } from '../write-path/database.ts';
import { transactionOf } from '../write-path/transaction.ts';

// In the order of their references. What the user made in a project stays; the ledger stays.
const belongings: CollectionName[] = ['messages', 'sessions', 'members'];

/** An account goes with its conversations and memberships. One that owns a project stays until the project is gone. */
export const releaseUser: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const transaction = await transactionOf(req);
  const owned = await findRow(transaction, 'members', { user: { equals: id }, role: { equals: 'owner' } });
  if (owned) {
    throw new GreenlightError('CONFLICT', 'This person owns a project. Delete the project first.', {
      retryable: false,
      details: { project: owned.project },
    });
  }
  for (const collection of belongings) await deleteRows(transaction, collection, { user: { equals: id } });
};
