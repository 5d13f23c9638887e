import { randomUUID } from 'node:crypto';
import type { ProjectEvent, ProjectEventBody } from '@greenlight/schema';
import type { Where } from 'payload';
import { findRow, findRows, type Reader, type Row } from './database.ts';
import { insertMany } from './insert-many.ts';
import type { Transaction } from './transaction.ts';
import type { Wakes } from './wake.ts';

/** An event, and the one user who may see it; without one, every member may. */
export interface AddressedEvent {
  event: ProjectEventBody;
  audience?: string;
}

/** A project's event as it is kept, with its audience. */
export type StoredEvent = { event: ProjectEvent; audience: string | null };

/** Writes what happened in a project, numbered on from the last; its readers are woken after commit. */
export async function appendEvents(
  transaction: Transaction,
  project: string,
  bodies: readonly AddressedEvent[],
): Promise<void> {
  if (bodies.length === 0) return;
  const from = (await lastSeq(transaction, project)) + 1;
  await insertMany(
    transaction,
    'events',
    bodies.map(({ audience, event: { type, ...body } }, index) => ({
      id: randomUUID(),
      project,
      seq: from + index,
      audience: audience ?? null,
      type,
      body,
    })),
  );
  wakesOf(transaction).note(transaction.id, project);
}

/** The number of a project's last event; 0 before the first. */
export async function lastSeq(reader: Reader, project: string): Promise<number> {
  const last = await findRow(reader, 'events', { project: { equals: project } }, '-seq');
  return last ? Number(last.seq) : 0;
}

/** A project's events after `since`, oldest first, at most `limit`. With `user`, those that this user may see. */
export async function readEvents(
  reader: Reader,
  project: string,
  since: number,
  limit: number,
  user?: string,
): Promise<StoredEvent[]> {
  const visible: Where[] =
    user === undefined ? [] : [{ or: [{ audience: { exists: false } }, { audience: { equals: user } }] }];
  const where: Where = { and: [{ project: { equals: project } }, { seq: { greater_than: since } }, ...visible] };
  const rows = await findRows(reader, 'events', where, { sort: 'seq', limit });
  return rows.map((row) => ({ event: toEvent(project, row), audience: (row.audience as string | null) ?? null }));
}

function toEvent(project: string, row: Row): ProjectEvent {
  const head = { type: row.type, seq: Number(row.seq), project, at: String(row.createdAt) };
  // The body was typed when it was written.
  return { ...(row.body as object), ...head } as ProjectEvent;
}

function wakesOf(transaction: Transaction): Wakes {
  return (transaction.payload.config.custom as { wakes: Wakes }).wakes;
}
