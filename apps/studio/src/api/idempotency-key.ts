import { createHash } from 'node:crypto';
import { createKeyedQueue } from '@greenlight/chat';
import { GreenlightError } from '@greenlight/schema';
import { findKeptReply, type IdempotentRequest } from '@greenlight/store';
import type { Studio } from '../root.ts';
import { json } from './respond.ts';

/** The `Idempotency-Key` of a request; null without one. Throws VALIDATION for one that is none. */
export function readKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null || /^[\x21-\x7e]{1,120}$/.test(key)) return key;
  throw new GreenlightError('VALIDATION', 'Idempotency-Key must be 1 to 120 visible ASCII characters.');
}

export function hashOf(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

const inOrder = createKeyedQueue();

/** Answers a POST as it was answered before; else does it, one of a kind at a time. Its work keeps its own reply where it writes. */
export function answerOnce(
  studio: Studio,
  request: IdempotentRequest | null,
  work: () => Promise<Response>,
): Promise<Response> {
  if (!request) return work();
  return inOrder(JSON.stringify([request.user, request.route, request.key]), async () => {
    const kept = await findKeptReply(studio.payload, request);
    return kept ? json(kept.reply, kept.status) : work();
  });
}
