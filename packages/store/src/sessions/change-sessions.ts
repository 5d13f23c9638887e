import { GreenlightError, type SessionRecord } from '@greenlight/schema';
import type { Payload } from 'payload';
import { findSession } from '../access/find-access.ts';
import type { SignedInUser } from '../access/membership.ts';
import { appendEntries } from '../ledger/ledger-table.ts';
import { toSession } from '../views/project-view.ts';
import { deleteRows, findRow, updateRow } from '../write-path/database.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { withTransaction } from '../write-path/transaction.ts';

/** Renames a conversation of the user's own. */
export async function renameSession(
  payload: Payload,
  user: SignedInUser,
  id: string,
  title: string,
): Promise<SessionRecord> {
  await findSession(payload, id, user);
  return withTransaction(payload, async (transaction) => {
    await updateRow(transaction, 'sessions', id, { title });
    const body = { type: 'ACCESS', action: 'session_renamed', subject: id, detail: {} } as const;
    await appendEntries(transaction, 'audit', [createDraft(body, { kind: 'user', id: user.id })]);
    const row = await findRow(transaction, 'sessions', { id: { equals: id } });
    if (!row) throw new GreenlightError('NOT_FOUND', `There is no session ${id}.`);
    return toSession(row);
  });
}

/** Deletes a conversation and its messages. What it made stays, and so does its ledger: hashes, no words. */
export async function deleteSession(payload: Payload, user: SignedInUser, id: string): Promise<void> {
  await findSession(payload, id, user);
  await withTransaction(payload, async (transaction) => {
    await deleteRows(transaction, 'messages', { session: { equals: id } });
    await deleteRows(transaction, 'sessions', { id: { equals: id } });
    const body = { type: 'ACCESS', action: 'session_deleted', subject: id, detail: {} } as const;
    await appendEntries(transaction, 'audit', [createDraft(body, { kind: 'user', id: user.id })]);
  });
}
