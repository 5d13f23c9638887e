import type { CollectionAfterChangeHook } from 'payload';
import { appendEntries } from '../ledger/ledger-table.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { actorOf } from '../write-path/story-hooks.ts';
import { transactionOf } from '../write-path/transaction.ts';

export const recordSignUp: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create') return doc;
  const body = {
    type: 'ACCESS',
    action: 'user_created',
    subject: String(doc.id),
    detail: { role: String(doc.role) },
  } as const;
  await appendEntries(await transactionOf(req), 'audit', [createDraft(body, actorOf(req))]);
  return doc;
};

export const recordRoleChange: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update' || doc.role === previousDoc.role) return doc;
  const detail = { from: String(previousDoc.role), to: String(doc.role) };
  const body = { type: 'ACCESS', action: 'role_changed', subject: String(doc.id), detail } as const;
  await appendEntries(await transactionOf(req), 'audit', [createDraft(body, actorOf(req))]);
  return doc;
};
