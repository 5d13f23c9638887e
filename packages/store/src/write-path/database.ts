import type { collectionOf, RecordKind } from '@greenlight/schema';
import type { Payload, PayloadRequest, Where } from 'payload';

/** The collections that the write path knows. */
export type CollectionName =
  | (typeof collectionOf)[RecordKind]
  | 'users'
  | 'projects'
  | 'members'
  | 'sessions'
  | 'messages'
  | 'spec-packs'
  | 'change-sets'
  | 'ledger-entries'
  | 'events'
  | 'idempotency-keys';

export type Row = Record<string, unknown> & { id: string };

/** Where to read: in a transaction, or beside all of them. */
export interface Reader {
  payload: Payload;
  req?: PayloadRequest;
}

// The functions below speak to the database adapter: no access rules, no hooks. Only the write path and the stores use them,
// after access was checked and gates were run.

export async function findRows(
  reader: Reader,
  collection: CollectionName,
  where: Where,
  order?: { sort?: string | string[]; limit?: number; without?: readonly string[] },
): Promise<Row[]> {
  const found = await reader.payload.db.find<Row>({
    collection,
    where,
    sort: order?.sort ?? 'createdAt',
    limit: order?.limit ?? 0,
    pagination: false,
    ...(order?.without ? { select: Object.fromEntries(order.without.map((field) => [field, false as const])) } : {}),
    ...(reader.req ? { req: reader.req } : {}),
  });
  return found.docs;
}

export async function findRow(
  reader: Reader,
  collection: CollectionName,
  where: Where,
  sort?: string,
): Promise<Row | null> {
  const [row] = await findRows(reader, collection, where, { limit: 1, ...(sort ? { sort } : {}) });
  return row ?? null;
}

export async function countRows(reader: Reader, collection: CollectionName, where: Where): Promise<number> {
  const { payload, req } = reader;
  return (await payload.db.count({ collection, where, ...(req ? { req } : {}) })).totalDocs;
}

export async function updateRow(
  reader: Required<Reader>,
  collection: CollectionName,
  id: string,
  data: Record<string, unknown>,
): Promise<void> {
  await reader.payload.db.updateOne({
    collection,
    id,
    data: { ...data, updatedAt: new Date().toISOString() },
    req: reader.req,
    returning: false,
  });
}

export async function deleteRows(reader: Required<Reader>, collection: CollectionName, where: Where): Promise<void> {
  await reader.payload.db.deleteMany({ collection, where, req: reader.req });
}
