import { randomUUID } from 'node:crypto';
import { GreenlightError } from '@greenlight/schema';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql';
import type { DatabaseAdapterObj } from 'payload';
import { toGreenlightError } from '../failure.ts';
import type { Wakes } from '../write-path/wake.ts';

/**
 * Gives Payload's SQLite adapter transactions that hold: one writing connection of our own, one transaction at a time in this
 * process (`BEGIN IMMEDIATE`), readers on the adapter's connection beside it. The adapter's own transactions make libsql swap
 * connections and lose the busy timeout, and its commit hides a COMMIT that failed. See docs/decisions/0003-one-writer-on-sqlite.md.
 */
export function withSingleWriter<T extends DatabaseAdapterObj>(database: T, url: string, wakes: Wakes): T {
  const init = (options: Parameters<T['init']>[0]) => {
    // The drizzle adapter's own type is not exported; WritableAdapter names the part that is replaced.
    const adapter = database.init(options) as unknown as WritableAdapter;
    // A database that cannot be opened is told by `connect`; nobody may be waiting here.
    adapter.initializing.catch(() => undefined);
    const writer = new Writer(url);
    const destroy = adapter.destroy?.bind(adapter);
    adapter.beginTransaction = async () => {
      await adapter.initializing;
      const release = await writer.acquire();
      try {
        const id = randomUUID();
        adapter.sessions[id] = { db: await writer.begin(adapter.schema), release };
        return id;
      } catch (error) {
        release();
        throw storageError(error);
      }
    };
    const end = async (incoming: TransactionId, statement: 'COMMIT' | 'ROLLBACK') => {
      const id = String(await incoming);
      const session = adapter.sessions[id];
      if (!session) return;
      delete adapter.sessions[id];
      try {
        const isSpoilt = session.spoiltBy !== undefined;
        await writer.end(isSpoilt ? 'ROLLBACK' : statement);
        if (isSpoilt && statement === 'COMMIT') throw session.spoiltBy;
      } catch (error) {
        wakes.rolledBack(id);
        throw storageError(error);
      } finally {
        session.release();
      }
      if (statement === 'COMMIT') wakes.committed(id);
      else wakes.rolledBack(id);
    };
    adapter.commitTransaction = (id) => end(id, 'COMMIT');
    adapter.rollbackTransaction = (id) => end(id, 'ROLLBACK');
    adapter.destroy = async () => {
      writer.close();
      await destroy?.();
    };
    return adapter as unknown as ReturnType<T['init']>;
  };
  return { ...database, init } as T;
}

type TransactionId = string | number | Promise<string | number>;

interface Session {
  db: unknown;
  release: () => void;
  /** Set when a write broke off half way: see `spoilTransaction`. */
  spoiltBy?: unknown;
}

interface WritableAdapter {
  initializing: Promise<void>;
  schema: Record<string, unknown>;
  sessions: Record<string, Session>;
  beginTransaction: () => Promise<string>;
  commitTransaction: (id: TransactionId) => Promise<void>;
  rollbackTransaction: (id: TransactionId) => Promise<void>;
  destroy?: () => Promise<void> | void;
}

/**
 * A write broke off half way, and whoever opened the transaction may not hear of it: Payload goes on with the other records of a
 * bulk edit. Its commit then takes everything back and throws what went wrong.
 */
export function spoilTransaction(database: unknown, id: string, cause: unknown): void {
  const session = (database as WritableAdapter).sessions[id];
  if (session) session.spoiltBy ??= cause;
}

class Writer {
  readonly #url: string;
  #client: Client | undefined;
  #handle: unknown;
  #tail: Promise<void> = Promise.resolve();

  constructor(url: string) {
    this.#url = url;
  }

  /** Waits its turn; the returned function frees the writer for the next. */
  async acquire(): Promise<() => void> {
    let release: () => void = () => {};
    const turn = this.#tail;
    this.#tail = new Promise((resolve) => {
      release = resolve;
    });
    await turn;
    return release;
  }

  async begin(schema: Record<string, unknown>): Promise<unknown> {
    const client = await this.#open(schema);
    await client.execute('BEGIN IMMEDIATE');
    return this.#handle;
  }

  async end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    try {
      await this.#client?.execute(statement);
    } catch (error) {
      // A COMMIT that failed (disk full) leaves the transaction open: take it back, or every later BEGIN fails.
      if (statement === 'COMMIT') await this.#client?.execute('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  async #open(schema: Record<string, unknown>): Promise<Client> {
    if (this.#client) return this.#client;
    const client = createClient({ url: this.#url });
    await client.execute('PRAGMA busy_timeout = 10000');
    await client.execute('PRAGMA synchronous = NORMAL');
    await client.execute('PRAGMA foreign_keys = ON');
    this.#client = client;
    this.#handle = drizzle(client, { schema });
    return client;
  }
}

function storageError(error: unknown): GreenlightError {
  const known = toGreenlightError(error);
  if (known.code === 'STORAGE') return known;
  return new GreenlightError('STORAGE', 'The database did not take the write. Nothing was changed; please try again.', {
    cause: error,
  });
}
