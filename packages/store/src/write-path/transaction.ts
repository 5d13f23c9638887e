import { createKeyedQueue } from '@greenlight/chat';
import { GreenlightError } from '@greenlight/schema';
import type { Payload, PayloadRequest } from 'payload';
import { spoilTransaction } from '../adapter/serial-transactions.ts';
import { databaseError } from '../failure.ts';

/** An open database transaction. Everything written with its `req` stands or falls together. */
export interface Transaction {
  payload: Payload;
  id: string;
  req: PayloadRequest;
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. Nothing slow belongs inside. */
export async function withTransaction<T>(payload: Payload, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const id = await payload.db.beginTransaction();
  if (id === null) throw new Error('The database adapter has no transactions; the write path needs them.');
  // The database layer reads only payload, transactionID and context of a request.
  const req = { payload, transactionID: id, context: {} } as unknown as PayloadRequest;
  try {
    const result = await work({ payload, id: String(id), req });
    await payload.db.commitTransaction(id);
    return result;
  } catch (error) {
    await payload.db.rollbackTransaction(id).catch(() => undefined);
    throw databaseError(error) ?? error;
  }
}

/** The transaction that a Payload operation runs in. */
async function transactionOf(req: PayloadRequest): Promise<Transaction> {
  const id = await req.transactionID;
  if (!id) throw new Error('This write runs outside a transaction.');
  return { payload: req.payload, id: String(id), req };
}

const inOrder = createKeyedQueue();

/**
 * Runs a hook's part of the write path in the transaction of its Payload operation. An edit of many records runs the hooks of all of
 * them at once in one transaction: here they take turns. One that breaks off half way takes the whole edit with it; one that is
 * refused, before it wrote anything, only itself.
 */
export async function joinTransaction<T>(
  req: PayloadRequest,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const transaction = await transactionOf(req);
  return inOrder(transaction.id, async () => {
    try {
      return await work(transaction);
    } catch (error) {
      if (!(error instanceof GreenlightError)) spoilTransaction(req.payload.db, transaction.id, error);
      throw error;
    }
  });
}
