import { randomUUID } from 'node:crypto';
import type { ProjectEvent, ProjectEventBody } from '@greenlight/schema';
import { findRow, findRows, type Reader } from './database.ts';
import { insertMany } from './insert-many.ts';
import type { Transaction } from './transaction.ts';
import type { Wakes } from './wake.ts';

/** Writes what happened in a project, numbered on from the last; its readers are woken after commit. */
export async function appendEvents(transaction: Transaction, project: string, bodies: readonly ProjectEventBody[]): Promise<void> {
  if (bodies.length === 0) return;
  const from = (await lastSeq(transaction, project)) + 1;
  await insertMany(
    transaction,
    'events',
    bodies.map(({ type, ...body }, index) => ({ id: randomUUID(), project, seq: from + index, type, body })),
  );
  wakesOf(transaction).note(transaction.id, project);
}

/** The number of a project's last event; 0 before the first. */
export async function lastSeq(reader: Reader, project: string): Promise<number> {
  const last = await findRow(reader, 'events', { project: { equals: project } }, '-seq');
  return last ? Number(last['seq']) : 0;
}

/** A project's events after `since`, oldest first, at most `limit`. */
export async function readEvents(reader: Reader, project: string, since: number, limit: number): Promise<ProjectEvent[]> {
  const rows = await findRows(reader, 'events', { project: { equals: project }, seq: { greater_than: since } }, { sort: 'seq', limit });
  return rows.map((row) => ({
    ...(row['body'] as object),
    type: row['type'],
    seq: Number(row['seq']),
    project,
    at: String(row['createdAt']),
  })) as ProjectEvent[];
}

function wakesOf(transaction: Transaction): Wakes {
  return (transaction.payload.config.custom as { wakes: Wakes }).wakes;
}
