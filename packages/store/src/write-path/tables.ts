import { GreenlightError } from '@greenlight/schema';
import type { LibSQLDatabase } from '@payloadcms/db-sqlite/drizzle/libsql';
import type { AnySQLiteColumn, SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core';
import type { Payload } from 'payload';
import type { CollectionName } from './database.ts';

/** Reads with drizzle's select, beside all transactions: for questions that Payload's own language of queries has no words for. */
export function readerOf(payload: Payload): Pick<LibSQLDatabase, 'select'> {
  return adapterOf(payload).drizzle;
}

/** A collection's table, and its columns by the names of their fields. A field that is not there throws INTERNAL. */
export function tableOf<Field extends string>(
  payload: Payload,
  collection: CollectionName,
  fields: readonly Field[],
): { table: SQLiteTable; columns: Record<Field, AnySQLiteColumn> } {
  const { tables, tableNameMap } = adapterOf(payload);
  const table = tables[tableNameMap.get(collection.replaceAll('-', '_')) ?? ''];
  const missing = fields.find((field) => !table?.[field]);
  if (!table || missing !== undefined) {
    throw new GreenlightError('INTERNAL', `There is no table for ${collection}, or no column ${missing} in it.`);
  }
  // Each of the fields was found; Payload's adapter makes one column a field.
  return { table, columns: table as unknown as Record<Field, AnySQLiteColumn> };
}

/** The part of Payload's drizzle adapters that is used here; `select` is the same on SQLite and PostgreSQL. */
interface ReadableAdapter {
  drizzle: Pick<LibSQLDatabase, 'select'>;
  tables: Record<string, SQLiteTable & Record<string, unknown>>;
  tableNameMap: Map<string, string>;
}

function adapterOf(payload: Payload): ReadableAdapter {
  // Payload's own type knows no adapter; `createStoreConfig` chose this one.
  return payload.db as unknown as ReadableAdapter;
}
