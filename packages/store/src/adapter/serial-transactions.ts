import { randomUUID } from 'node:crypto';
import { GreenlightError } from '@greenlight/schema';
import type { DatabaseAdapterObj } from 'payload';
import { toGreenlightError } from '../failure.ts';
import type { Wakes } from '../write-path/wake.ts';

/** An open transaction of a database. */
export interface OpenTransaction {
  /** What Payload's adapter keeps under the transaction's id, and finds its connection by. */
  session: unknown;
  /** `projects` have new events, once it is committed. */
  end(statement: 'COMMIT' | 'ROLLBACK', projects: readonly string[]): Promise<void>;
}

/** Opens transactions of one database, each only when no other writes: here, and in every other process. */
export interface Writer {
  /** The adapter is about to connect. */
  open?(): Promise<void>;
  /** The adapter has connected. */
  connected?(): void;
  begin(): Promise<OpenTransaction>;
  /** The adapter is gone. */
  close(): Promise<void> | void;
}

/** The part of Payload's adapters that is replaced. Their own types are not exported, or not one. */
export interface WritableAdapter {
  initializing?: Promise<void>;
  sessions: Record<string, unknown>;
  connect?: (...options: unknown[]) => Promise<void> | void;
  beginTransaction: () => Promise<string>;
  commitTransaction: (id: TransactionId) => Promise<void>;
  rollbackTransaction: (id: TransactionId) => Promise<void>;
  destroy?: () => Promise<void> | void;
}

type TransactionId = string | number | Promise<string | number>;

/**
 * Gives one of Payload's database adapters transactions that hold: one at a time, in this process by waiting in line and between
 * processes by what the writer knows of its database. Gates, numbers of events and the chain of the ledger are read and written
 * in them, so no two may do so at once. A COMMIT that failed is thrown, and readers are woken after one that did not.
 */
export function withSerialTransactions<T extends DatabaseAdapterObj>(
  database: T,
  createWriter: (adapter: WritableAdapter) => Writer,
  wakes: Wakes,
): T {
  const init = (options: Parameters<T['init']>[0]) => {
    const adapter = database.init(options) as unknown as WritableAdapter;
    // A database that cannot be opened is told by `connect`; nobody may be waiting here.
    adapter.initializing?.catch(() => undefined);
    const transactions = new SerialTransactions(adapter, createWriter(adapter), wakes);
    const connect = adapter.connect?.bind(adapter);
    adapter.connect = async (...given) => {
      await transactions.open();
      await connect?.(...given);
      transactions.connected();
    };
    transactions.install();
    const destroy = adapter.destroy?.bind(adapter);
    adapter.destroy = async () => {
      await destroy?.();
      await transactions.close();
    };
    return adapter as unknown as ReturnType<T['init']>;
  };
  return { ...database, init } as T;
}

/**
 * A write broke off half way, and whoever opened the transaction may not hear of it: Payload goes on with the other records of a
 * bulk edit. Its commit then takes everything back and throws what went wrong.
 */
export function spoilTransaction(database: unknown, id: string, cause: unknown): void {
  (database as { [openTransactions]?: SerialTransactions })[openTransactions]?.spoil(id, cause);
}

// The server and the routes hold their own copies of this module, and the same adapter.
const openTransactions = Symbol.for('greenlight.open-transactions');

class SerialTransactions {
  readonly #adapter: WritableAdapter;
  readonly #writer: Writer;
  readonly #wakes: Wakes;
  readonly #open = new Map<string, OpenTransaction & { release: () => void; spoiltBy?: unknown }>();
  #tail: Promise<void> = Promise.resolve();

  constructor(adapter: WritableAdapter, writer: Writer, wakes: Wakes) {
    this.#adapter = adapter;
    this.#writer = writer;
    this.#wakes = wakes;
  }

  install(): void {
    Object.assign(this.#adapter, {
      [openTransactions]: this,
      beginTransaction: () => this.#begin(),
      commitTransaction: (id: TransactionId) => this.#end(id, 'COMMIT'),
      rollbackTransaction: (id: TransactionId) => this.#end(id, 'ROLLBACK'),
    });
  }

  open(): Promise<void> | undefined {
    return this.#writer.open?.();
  }

  connected(): void {
    this.#writer.connected?.();
    // An adapter may have put transactions of its own in their place while it connected.
    this.install();
  }

  spoil(id: string, cause: unknown): void {
    const transaction = this.#open.get(id);
    if (transaction) transaction.spoiltBy ??= cause;
  }

  close(): Promise<void> | void {
    return this.#writer.close();
  }

  async #begin(): Promise<string> {
    await this.#adapter.initializing;
    const release = await this.#acquire();
    try {
      const id = randomUUID();
      const transaction = await this.#writer.begin();
      this.#open.set(id, { ...transaction, release });
      this.#adapter.sessions[id] = transaction.session;
      return id;
    } catch (error) {
      release();
      throw storageError(error);
    }
  }

  async #end(incoming: TransactionId, statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const id = String(await incoming);
    const transaction = this.#open.get(id);
    if (!transaction) return;
    this.#open.delete(id);
    delete this.#adapter.sessions[id];
    try {
      const isSpoilt = transaction.spoiltBy !== undefined;
      await transaction.end(isSpoilt ? 'ROLLBACK' : statement, this.#wakes.projectsOf(id));
      if (isSpoilt && statement === 'COMMIT') throw transaction.spoiltBy;
    } catch (error) {
      this.#wakes.rolledBack(id);
      throw storageError(error);
    } finally {
      transaction.release();
    }
    if (statement === 'COMMIT') this.#wakes.committed(id);
    else this.#wakes.rolledBack(id);
  }

  /** Waits its turn; the returned function lets the next one in. */
  async #acquire(): Promise<() => void> {
    let release: () => void = () => {};
    const turn = this.#tail;
    this.#tail = new Promise((resolve) => {
      release = resolve;
    });
    await turn;
    return release;
  }
}

/** What keeps a transaction from beginning or ending is always the database's trouble. */
function storageError(error: unknown): GreenlightError {
  const known = toGreenlightError(error);
  if (known.code === 'STORAGE') return known;
  return new GreenlightError('STORAGE', 'The database did not take the write. Nothing was changed; please try again.', {
    cause: error,
  });
}
