import { type Client, createClient } from '@libsql/client';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql';
import type { DatabaseAdapterObj } from 'payload';
import type { Wakes } from '../write-path/wake.ts';
import {
  type OpenTransaction,
  type WritableAdapter,
  type Writer,
  withSerialTransactions,
} from './serial-transactions.ts';

/**
 * A SQLite file. It is written by one connection of our own (`BEGIN IMMEDIATE`), with readers on the adapter's beside it: the adapter's
 * own transactions make libsql swap connections and lose the busy timeout. See docs/decisions/0003-one-writer-on-sqlite.md.
 */
export function createSqlite(url: string, wakes: Wakes): DatabaseAdapterObj {
  const database = sqliteAdapter({
    client: { url },
    idType: 'uuid',
    allowIDOnCreate: true,
    push: false,
    wal: { synchronous: 'NORMAL' },
    busyTimeout: 10_000,
  });
  return withSerialTransactions(database, (adapter) => new SqliteWriter(url, adapter), wakes);
}

class SqliteWriter implements Writer {
  readonly #url: string;
  readonly #adapter: WritableAdapter & { schema?: Record<string, unknown> };
  #client: Client | undefined;
  #handle: unknown;

  constructor(url: string, adapter: WritableAdapter) {
    this.#url = url;
    this.#adapter = adapter;
  }

  async begin(): Promise<OpenTransaction> {
    const client = await this.#open();
    await client.execute('BEGIN IMMEDIATE');
    return { session: { db: this.#handle }, end: (statement) => this.#end(statement) };
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  async #end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    try {
      await this.#client?.execute(statement);
    } catch (error) {
      // A COMMIT that failed (disk full) leaves the transaction open: take it back, or every later BEGIN fails.
      if (statement === 'COMMIT') await this.#client?.execute('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  async #open(): Promise<Client> {
    if (this.#client) return this.#client;
    const client = createClient({ url: this.#url });
    await client.execute('PRAGMA busy_timeout = 10000');
    await client.execute('PRAGMA synchronous = NORMAL');
    await client.execute('PRAGMA foreign_keys = ON');
    this.#client = client;
    this.#handle = drizzle(client, { schema: this.#adapter.schema ?? {} });
    return client;
  }
}
