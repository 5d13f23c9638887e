import { GreenlightError } from '@greenlight/schema';
import { mongooseAdapter } from '@payloadcms/db-mongodb';
import type { DatabaseAdapterObj } from 'payload';
import type { Wakes } from '../write-path/wake.ts';
import {
  type OpenTransaction,
  type WritableAdapter,
  type Writer,
  withSerialTransactions,
} from './serial-transactions.ts';

/**
 * A MongoDB replica set: without one it has no transactions. Writers of all processes take turns by a document that every transaction
 * changes first: a second one is refused by the server, and tries again. Written to MongoDB's documentation and not yet run against one.
 */
export function createMongodb(url: string, wakes: Wakes): DatabaseAdapterObj {
  const database = mongooseAdapter({ url, allowIDOnCreate: true });
  return withSerialTransactions(database, (adapter) => new MongodbWriter(adapter), wakes);
}

const LOCK_WAIT_MS = 10_000;
const LOCK_RETRY_MS = 5;

/** The part of mongoose's connection that is used here. */
interface MongodbAdapter extends WritableAdapter {
  connection?: {
    getClient(): { options: { replicaSet?: string }; startSession(): ClientSession };
    collection(name: string): {
      updateOne(filter: object, change: object, options: { session: ClientSession; upsert: boolean }): Promise<unknown>;
    };
  };
}

interface ClientSession {
  startTransaction(options: object): void;
  commitTransaction(): Promise<void>;
  abortTransaction(): Promise<void>;
  endSession(): Promise<void>;
}

class MongodbWriter implements Writer {
  readonly #adapter: MongodbAdapter;

  constructor(adapter: WritableAdapter) {
    this.#adapter = adapter;
  }

  connected(): void {
    if (this.#connection().getClient().options.replicaSet) return;
    throw new GreenlightError(
      'STORAGE',
      'a MongoDB without a replica set has no transactions. Start it with --replSet, and name the set: …?replicaSet=rs0',
    );
  }

  async begin(): Promise<OpenTransaction> {
    const session = this.#connection().getClient().startSession();
    const giveUp = Date.now() + LOCK_WAIT_MS;
    while (!(await this.#lock(session, giveUp))) await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
    return { session, end: (statement) => end(session, statement) };
  }

  close(): void {
    // The connection is the adapter's.
  }

  #connection(): NonNullable<MongodbAdapter['connection']> {
    if (!this.#adapter.connection) throw new Error('The database is not open.');
    return this.#adapter.connection;
  }

  /** Whether the transaction that it starts holds the lock; the server refuses the second of two at once. */
  async #lock(session: ClientSession, giveUp: number): Promise<boolean> {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
    try {
      const locks = this.#connection().collection('greenlight_locks');
      await locks.updateOne({ _id: 'writer' }, { $inc: { transactions: 1 } }, { session, upsert: true });
      return true;
    } catch (error) {
      await session.abortTransaction().catch(() => undefined);
      if (isConflict(error) && Date.now() < giveUp) return false;
      await session.endSession().catch(() => undefined);
      throw error;
    }
  }
}

async function end(session: ClientSession, statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  try {
    if (statement === 'COMMIT') await session.commitTransaction();
    else await session.abortTransaction();
  } finally {
    await session.endSession().catch(() => undefined);
  }
}

/** WriteConflict, or two that made the document at once. */
function isConflict(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 112 || code === 11000;
}
