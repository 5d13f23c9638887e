import type { EntryBody } from '@greenlight/schema';
import type { CollectionAfterChangeHook, PayloadRequest } from 'payload';
import { appendEntries } from '../ledger/ledger-table.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { actorOf } from '../write-path/record-hooks.ts';
import { joinTransaction } from '../write-path/transaction.ts';

export const recordSignUp: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create') return doc;
  const detail = { role: String(doc.role) };
  await audit(req, { type: 'ACCESS', action: 'user_created', subject: String(doc.id), detail });
  return doc;
};

/** Which of a person's own fields changed, by name alone. A log-in touches the account too, and is no change. */
export const recordAccountChange: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update') return doc;
  const changed = ['name', 'email'].filter((field) => doc[field] !== previousDoc[field]);
  if (req.context.setsPassword) changed.push('password');
  if (changed.length === 0) return doc;
  const detail = { fields: changed.join(' ') };
  await audit(req, { type: 'ACCESS', action: 'user_changed', subject: String(doc.id), detail });
  return doc;
};

export const recordRoleChange: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update' || doc.role === previousDoc.role) return doc;
  const detail = { from: String(previousDoc.role), to: String(doc.role) };
  await audit(req, { type: 'ACCESS', action: 'role_changed', subject: String(doc.id), detail });
  return doc;
};

function audit(req: PayloadRequest, body: EntryBody): Promise<unknown> {
  return joinTransaction(req, (transaction) => appendEntries(transaction, 'audit', [createDraft(body, actorOf(req))]));
}
