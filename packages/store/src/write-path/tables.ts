import { GreenlightError } from '@greenlight/schema';
import type { AnySQLiteColumn, SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core';
import type { Payload } from 'payload';
import type { CollectionName } from './database.ts';

/** A collection's table, for a query that Payload's own language has no words for. Columns are named as the fields are. */
export type Table = SQLiteTable & Record<string, AnySQLiteColumn>;

/** Reads rows beside all transactions. The part of drizzle that is used here is the same on SQLite and PostgreSQL. */
export interface TableReader {
  select<T extends Record<string, unknown>>(columns: T): { from(table: Table): SelectFrom };
}

export interface SelectFrom {
  where(condition: unknown): SelectFrom & Promise<Record<string, unknown>[]>;
  orderBy(...order: unknown[]): SelectFrom & Promise<Record<string, unknown>[]>;
  limit(count: number): SelectFrom & Promise<Record<string, unknown>[]>;
}
