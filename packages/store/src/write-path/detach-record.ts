import { type Change, collectionOf, type StoryKind } from '@greenlight/schema';
import type { AppliedChange } from './apply-changes.ts';
import { deleteRows, findRows, type Row, updateRow } from './database.ts';
import { toRecord } from './story-rows.ts';
import type { Transaction } from './transaction.ts';

/** Frees a record from those that point to it, before it is deleted: a person's relationships go, scenes lose the person or the place. */
export async function detachRecord(
  transaction: Transaction,
  kind: StoryKind,
  project: string,
  id: string,
): Promise<AppliedChange[]> {
  if (kind === 'character') {
    return [...(await dropRelationships(transaction, project, id)), ...(await leaveScenes(transaction, project, id))];
  }
  if (kind === 'location') return vacateScenes(transaction, project, id);
  return [];
}

async function dropRelationships(transaction: Transaction, project: string, id: string): Promise<AppliedChange[]> {
  const rows = await findRows(transaction, 'relationships', {
    project: { equals: project },
    or: [{ from: { equals: id } }, { to: { equals: id } }],
  });
  for (const row of rows) await deleteRows(transaction, 'relationships', { id: { equals: row.id } });
  return rows.map((row) => ({
    change: {
      op: 'delete',
      kind: 'relationship',
      id: row.id,
      before: asBefore('relationship', row),
      after: null,
      sources: {},
    },
    record: null,
  }));
}

async function leaveScenes(transaction: Transaction, project: string, id: string): Promise<AppliedChange[]> {
  const rows = await findRows(transaction, 'scenes', { project: { equals: project } });
  const cast = (row: Row) => (row.characters as string[] | null) ?? [];
  return Promise.all(
    rows
      .filter((row) => cast(row).includes(id))
      .map((row) => changeScene(transaction, row, { characters: cast(row).filter((one) => one !== id) })),
  );
}

async function vacateScenes(transaction: Transaction, project: string, id: string): Promise<AppliedChange[]> {
  const rows = await findRows(transaction, 'scenes', { project: { equals: project }, location: { equals: id } });
  return Promise.all(rows.map((row) => changeScene(transaction, row, { location: null })));
}

async function changeScene(transaction: Transaction, row: Row, after: Record<string, unknown>): Promise<AppliedChange> {
  await updateRow(transaction, collectionOf.scene, row.id, after);
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, row[field] ?? null]));
  const change: Change = { op: 'update', kind: 'scene', id: row.id, before, after, sources: {} };
  return { change, record: toRecord('scene', { ...row, ...after }) as unknown as Record<string, unknown> };
}

function asBefore(kind: StoryKind, row: Row): Record<string, unknown> {
  return toRecord(kind, row) as unknown as Record<string, unknown>;
}
