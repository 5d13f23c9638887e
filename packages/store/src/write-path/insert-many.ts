import { GreenlightError } from '@greenlight/schema';
import type { CollectionName } from './database.ts';
import type { Transaction } from './transaction.ts';

/**
 * Inserts rows with one statement, in a transaction. The caller has judged them already: this is the write path's last step, and
 * the reason why story records keep to scalar and JSON columns. Each row brings its own id.
 */
export async function insertMany(
  transaction: Transaction,
  collection: CollectionName,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  if (transaction.payload.db.name === 'mongoose') return insertDocuments(transaction, collection, rows);
  const adapter = transaction.payload.db as unknown as DrizzleAdapter;
  const session = adapter.sessions[transaction.id];
  const table = adapter.tables[adapter.tableNameMap.get(collection.replaceAll('-', '_')) ?? ''];
  if (!session || !table)
    throw new GreenlightError('INTERNAL', `There is no open transaction, or no table for ${collection}.`);
  const now = new Date().toISOString();
  const stamped = rows.map((row) => ({ createdAt: now, updatedAt: now, ...row }));
  for (let start = 0; start < stamped.length; start += ROWS_A_STATEMENT) {
    await session.db.insert(table).values(stamped.slice(start, start + ROWS_A_STATEMENT));
  }
}

/** MongoDB has no tables: there Payload's adapter writes, one document at a time. */
async function insertDocuments(
  { payload, req }: Transaction,
  collection: CollectionName,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (const row of rows) await payload.db.create({ collection, data: { ...row }, req });
}

/** SQLite takes 32,766 parameters a statement; no table of ours has more than 30 columns. PostgreSQL takes 65,535. */
const ROWS_A_STATEMENT = 1000;

/** The part of Payload's drizzle adapters that is used here; the same on SQLite and PostgreSQL. */
interface DrizzleAdapter {
  sessions: Record<string, { db: { insert(table: unknown): { values(rows: unknown[]): Promise<unknown> } } }>;
  tables: Record<string, unknown>;
  tableNameMap: Map<string, string>;
}
