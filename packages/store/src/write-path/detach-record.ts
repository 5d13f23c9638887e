import {
  type Change,
  collectionOf,
  type RecordKind,
  type Reference,
  recordKind,
  referencesOf,
} from '@greenlight/schema';
import type { AppliedChange } from './apply-changes.ts';
import { deleteRows, findRows, type Row, updateRow } from './database.ts';
import { toRecord } from './record-rows.ts';
import type { Transaction } from './transaction.ts';

interface Pointer extends Reference {
  from: RecordKind;
}

const pointers: readonly Pointer[] = recordKind.options.flatMap((from) =>
  referencesOf[from].map((reference) => ({ ...reference, from })),
);

/** Frees a record from those that point to it, before it is deleted: what is nothing without it goes, the rest loses it. */
export async function detachRecord(
  transaction: Transaction,
  kind: RecordKind,
  project: string,
  id: string,
): Promise<AppliedChange[]> {
  const applied: AppliedChange[] = [];
  for (const pointer of pointers.filter(({ to }) => to === kind)) {
    for (const row of await findPointing(transaction, pointer, project, id)) {
      applied.push(...(await release(transaction, pointer, row, project, id)));
    }
  }
  return applied;
}

async function findPointing(
  transaction: Transaction,
  { from, field, isList }: Pointer,
  project: string,
  id: string,
): Promise<Row[]> {
  const inProject = { project: { equals: project } };
  if (!isList) return findRows(transaction, collectionOf[from], { ...inProject, [field]: { equals: id } });
  const rows = await findRows(transaction, collectionOf[from], inProject);
  return rows.filter((row) => ((row[field] as string[] | null) ?? []).includes(id));
}

async function release(
  transaction: Transaction,
  { from, field, isList, isRequired }: Pointer,
  row: Row,
  project: string,
  id: string,
): Promise<AppliedChange[]> {
  if (!isRequired) {
    const left = isList ? (row[field] as string[]).filter((one) => one !== id) : null;
    return [await changeRow(transaction, from, row, { [field]: left })];
  }
  const further = await detachRecord(transaction, from, project, row.id);
  await deleteRows(transaction, collectionOf[from], { id: { equals: row.id } });
  const change = deletionOf(from, row);
  return [...further, { change, record: null }];
}

/** The deletion of a row, with all that brings it back as it was. */
export function deletionOf(kind: RecordKind, row: Row): Change {
  const record = toRecord(kind, row);
  const { createdVia, sources } = record;
  const before = record as unknown as Record<string, unknown>;
  return {
    ...{ op: 'delete', kind, id: row.id, before, after: null, sources },
    ...(createdVia === 'chat' ? {} : { createdVia }),
  };
}

async function changeRow(
  transaction: Transaction,
  kind: RecordKind,
  row: Row,
  after: Record<string, unknown>,
): Promise<AppliedChange> {
  await updateRow(transaction, collectionOf[kind], row.id, after);
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, row[field] ?? null]));
  const change: Change = { op: 'update', kind, id: row.id, before, after, sources: {} };
  return { change, record: toRecord(kind, { ...row, ...after }) as unknown as Record<string, unknown> };
}
