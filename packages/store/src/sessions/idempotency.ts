import { createHash } from 'node:crypto';
import { GreenlightError } from '@greenlight/schema';
import type { Payload } from 'payload';
import { deleteRows, findRow } from '../write-path/database.ts';
import { insertMany } from '../write-path/insert-many.ts';
import type { Transaction } from '../write-path/transaction.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface IdempotentRequest {
  user: string;
  route: string;
  key: string;
  /** SHA-256 of the body's text. */
  bodyHash: string;
}

export interface KeptReply {
  status: number;
  reply: unknown;
}

/** The reply that this request was given before, within a day; null when it is new. Throws IDEMPOTENCY_MISMATCH for another body. */
export async function findKeptReply(payload: Payload, request: IdempotentRequest): Promise<KeptReply | null> {
  const row = await findRow({ payload }, 'idempotency-keys', { id: { equals: idOf(request) } });
  if (!row || Date.parse(String(row.expiresAt)) < Date.now()) return null;
  if (row.bodyHash !== request.bodyHash) {
    throw new GreenlightError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key was used before with another body. Use a new key.',
    );
  }
  return { status: Number(row.status), reply: row.reply };
}

/** Keeps a reply inside the transaction of what it answers: if the one is there, so is the other. Old keys go on the way. */
export async function keepReply(transaction: Transaction, request: IdempotentRequest, kept: KeptReply): Promise<void> {
  const id = idOf(request);
  const now = new Date();
  await deleteRows(transaction, 'idempotency-keys', {
    or: [{ id: { equals: id } }, { expiresAt: { less_than: now.toISOString() } }],
  });
  const row = { id, bodyHash: request.bodyHash, ...kept, expiresAt: new Date(now.getTime() + DAY_MS).toISOString() };
  await insertMany(transaction, 'idempotency-keys', [row]);
}

function idOf({ user, route, key }: IdempotentRequest): string {
  return hash(JSON.stringify([user, route, key]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
