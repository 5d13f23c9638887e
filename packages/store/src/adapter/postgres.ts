import { postgresAdapter } from '@payloadcms/db-postgres';
import { drizzle, type NodePgClient } from '@payloadcms/db-postgres/drizzle/node-postgres';
import type { DatabaseAdapterObj } from 'payload';
import type { Wakes } from '../write-path/wake.ts';
import { type NewsClient, PostgresNews } from './postgres-news.ts';
import {
  type OpenTransaction,
  type WritableAdapter,
  type Writer,
  withSerialTransactions,
} from './serial-transactions.ts';

/**
 * A PostgreSQL database. Writers of all processes take turns by an advisory lock that every transaction holds to its end, so what is
 * true of one writer on SQLite is true here. See docs/decisions/0016-the-same-writer-on-postgresql.md.
 */
export function createPostgres(url: string, wakes: Wakes): DatabaseAdapterObj {
  const database = postgresAdapter({
    pool: { connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: 10_000 },
    idType: 'uuid',
    allowIDOnCreate: true,
    push: false,
  });
  return withSerialTransactions(database, (adapter) => new PostgresWriter(adapter, wakes), wakes);
}

/** Of one process: one of them writes, the others read. */
const CONNECTIONS = 10;

/** "green", as four bytes: any number would do, as long as all our processes take the same. */
const WRITER_LOCK = 0x67726e6c;
const MIGRATION_LOCK = 0x67726e6d;

interface PostgresAdapter extends WritableAdapter {
  schema?: Record<string, unknown>;
  pg: { Pool: new (options: object) => Pool; Client: new (options: object) => NewsClient };
  poolOptions: object;
  pool?: Pool | undefined;
  createDatabase(): Promise<boolean>;
}

interface Pool {
  connect(): Promise<PooledClient>;
  on(event: 'error', listener: (error: Error) => void): void;
  end(): Promise<void>;
}

type PooledClient = NodePgClient & {
  on(event: 'error', listener: () => void): void;
  off(event: 'error', listener: () => void): void;
  query(text: string, values?: readonly unknown[]): Promise<{ command: string }>;
  release(error?: Error | boolean): void;
};

class PostgresWriter implements Writer {
  readonly #adapter: PostgresAdapter;
  readonly #news: PostgresNews;

  constructor(adapter: WritableAdapter, wakes: Wakes) {
    this.#adapter = adapter as PostgresAdapter;
    const { pg, poolOptions } = this.#adapter;
    this.#news = new PostgresNews(
      () => new pg.Client(poolOptions),
      (project) => wakes.wake(project),
    );
  }

  /**
   * Makes the pool that the adapter would make: from its own it takes a connection for good, and it never ends it, so that a process
   * which is done would not end either. A database that is not there is made, where the user may.
   */
  async open(): Promise<void> {
    const adapter = this.#adapter;
    const pool = new adapter.pg.Pool(adapter.poolOptions);
    // Without a listener an idle connection that the server ends (it restarts) would end this process.
    pool.on('error', () => undefined);
    try {
      await tryConnection(pool).catch(async (error) => {
        const isMissing = (error as { code?: unknown }).code === '3D000';
        if (!isMissing || !(await adapter.createDatabase())) throw error;
        await tryConnection(pool);
      });
    } catch (error) {
      await pool.end();
      throw error;
    }
    adapter.pool = pool;
    await this.#news.listen();
  }

  async begin(): Promise<OpenTransaction> {
    const client = await beginOn(this.#adapter);
    try {
      // Who waits gives up as on SQLite; who holds it and falls silent, a machine that froze, is let go of.
      await client.query("SET LOCAL lock_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '60s'");
      await client.query(`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`);
    } catch (error) {
      giveBack(client, true);
      throw error;
    }
    const db = drizzle(inLine(client), { schema: this.#adapter.schema ?? {} });
    return {
      session: { db },
      end: async (statement, projects) => {
        if (statement === 'COMMIT') await this.#news.tell(client, projects).catch(ignore); // COMMIT tells what went wrong
        await end(client, statement);
      },
    };
  }

  async close(): Promise<void> {
    const { pool } = this.#adapter;
    this.#adapter.pool = undefined;
    await this.#news.close();
    await pool?.end();
  }
}

async function tryConnection(pool: Pool): Promise<void> {
  (await pool.connect()).release();
}

/** A connection in a transaction. One that the server ended while it was idle is told by BEGIN: the next one is tried. */
async function beginOn(adapter: PostgresAdapter): Promise<PooledClient> {
  for (let left = CONNECTIONS; ; left -= 1) {
    const client = await connectionOf(adapter);
    // A connection that breaks while it is out says so twice: here, and by the statement that finds it broken.
    client.on('error', ignore);
    try {
      await client.query('BEGIN');
      return client;
    } catch (error) {
      giveBack(client, true);
      if (left === 0) throw error;
    }
  }
}

/** Payload asks several things of one transaction at once; the driver wants them one after the other. */
function inLine(client: PooledClient): PooledClient {
  let last: Promise<unknown> = Promise.resolve();
  const query = (...question: Parameters<PooledClient['query']>) => {
    const answer = last.then(() => client.query(...question));
    last = answer.catch(ignore);
    return answer;
  };
  return Object.assign(Object.create(client) as PooledClient, { query });
}

async function end(client: PooledClient, statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  let done: { command: string };
  try {
    done = await client.query(statement);
  } catch (error) {
    giveBack(client, true); // nobody knows its state
    throw error;
  }
  giveBack(client);
  // A transaction in which a statement failed is rolled back by COMMIT, without an error.
  if (done.command !== statement) throw new Error('A statement of this transaction had failed: it was rolled back.');
}

function giveBack(client: PooledClient, isBroken = false): void {
  client.off('error', ignore);
  client.release(isBroken);
}

function ignore(): void {}

async function connectionOf(adapter: PostgresAdapter): Promise<PooledClient> {
  if (!adapter.pool) throw new Error('The database is not open.');
  return adapter.pool.connect();
}

/** Runs `work` while no other process does: tables are brought up to date by one of those that start at once. */
export async function alone<T>(database: unknown, work: () => Promise<T>): Promise<T> {
  const adapter = database as PostgresAdapter;
  const client = await connectionOf(adapter);
  try {
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    return await work();
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => undefined);
    client.release();
  }
}
