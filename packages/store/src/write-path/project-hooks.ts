import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Change, projectFields, validationError } from '@greenlight/schema';
import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook, CollectionBeforeValidateHook } from 'payload';
import { userOf } from '../access/membership.ts';
import { appendEntries } from '../ledger/ledger-table.ts';
import { removeFilesOf } from '../media/media-files.ts';
import { settleWorkflow } from '../workflow/settle-workflow.ts';
import { type CollectionName, deleteRows, findRow } from './database.ts';
import { insertMany } from './insert-many.ts';
import { judgeMeasures } from './project-measures.ts';
import { createDraft } from './record-change-set.ts';
import { recordEdit } from './record-edit.ts';
import { actorOf } from './record-hooks.ts';
import { toProject } from './record-rows.ts';
import { joinTransaction, type Transaction } from './transaction.ts';
import { afterCommit } from './wake.ts';

const names = Object.keys(projectFields.shape);

export const refuseInvalidProject: CollectionBeforeValidateHook = async ({ data, originalDoc, operation, req }) => {
  const given = Object.fromEntries(names.flatMap((name) => (data?.[name] === undefined ? [] : [[name, data[name]]])));
  const merged = originalDoc ? { ...keepNames(originalDoc), ...given } : given;
  const parsed = projectFields.safeParse(merged);
  if (!parsed.success) throw validationError(parsed.error);
  const before = operation === 'update' ? originalDoc : null;
  const workflowDefinition = await judgeMeasures({ req, before, fields: parsed.data });
  return { ...data, ...parsed.data, ...(workflowDefinition === undefined ? {} : { workflowDefinition }) };
};

/** The creator of a project is its owner, from the same transaction on. */
export const welcomeOwner: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const user = userOf(req);
  if (operation !== 'create' || !user) return doc;
  await joinTransaction(req, async (transaction) => {
    await insertMany(transaction, 'members', [{ id: randomUUID(), project: doc.id, user: user.id, role: 'owner' }]);
    await appendEntries(transaction, 'audit', [
      createDraft({ type: 'ACCESS', action: 'project_created', subject: String(doc.id), detail: {} }, actorOf(req)),
    ]);
  });
  req.context.memberships = undefined;
  return doc;
};

/** A film stands in its workflow from the transaction on that made it. */
export const beginWorkflow: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation !== 'create') return doc;
  return joinTransaction(req, async (transaction) => {
    await settleWorkflow(transaction, String(doc.id), { actor: actorOf(req) });
    return withStanding(transaction, doc);
  });
};

export const recordProjectChange: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update') return doc;
  const [before, after] = [keepNames(previousDoc), keepNames(doc)];
  const isAdopting = !isDeepStrictEqual(previousDoc.workflowDefinition ?? null, doc.workflowDefinition ?? null);
  const isChanged = (name: string) => !isDeepStrictEqual(before[name] ?? null, after[name] ?? null);
  // The same workflow may be taken on anew, as its package brings it now.
  const changed = names.filter((name) => isChanged(name) || (isAdopting && name === 'workflow'));
  if (changed.length === 0) return doc;
  const only = (source: Record<string, unknown>) =>
    Object.fromEntries(changed.map((name) => [name, source[name] ?? null]));
  const change: Change = {
    op: 'update',
    kind: 'project',
    id: String(doc.id),
    before: only(before),
    after: only(after),
    sources: {},
  };
  const head = {
    project: String(doc.id),
    session: null,
    turn: null,
    actor: actorOf(req),
    origin: 'manual' as const,
    reverts: null,
  };
  return joinTransaction(req, async (transaction) => {
    const row = await findRow(transaction, 'projects', { id: { equals: doc.id } });
    await recordEdit(transaction, head, [{ change, record: row ? { ...toProject(row) } : null }], {
      adopts: isAdopting,
    });
    return withStanding(transaction, doc);
  });
};

/** The document as it is answered: where it stands was written after it. */
async function withStanding(transaction: Transaction, doc: Record<string, unknown>): Promise<Record<string, unknown>> {
  const row = await findRow(transaction, 'projects', { id: { equals: doc.id } });
  if (!row) return doc;
  const { currentStep, workflowState, lastAuthor, lastChangedAt } = row;
  return { ...doc, currentStep, workflowState, lastAuthor, lastChangedAt };
}

// What belongs to a project goes with it, in the order of its references. The ledger stays.
const belongings: CollectionName[] = [
  'events',
  'change-sets',
  'messages',
  'sessions',
  'spec-packs',
  'notes',
  'reviews',
  'media',
  'panels',
  'beats',
  'relationships',
  'scenes',
  'acts',
  'characters',
  'locations',
  'members',
];

export const recordProjectDeletion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { mediaFolder } = req.payload.config.custom as { mediaFolder?: string };
  if (mediaFolder) await afterCommit(req, () => removeFilesOf(mediaFolder, String(id)));
  await joinTransaction(req, async (transaction) => {
    for (const collection of belongings) await deleteRows(transaction, collection, { project: { equals: id } });
    await appendEntries(transaction, 'audit', [
      createDraft({ type: 'ACCESS', action: 'project_deleted', subject: String(id), detail: {} }, actorOf(req)),
    ]);
  });
};

function keepNames(source: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, source[name] ?? null]));
}
