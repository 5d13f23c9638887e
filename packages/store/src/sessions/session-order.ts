import { createKeyedQueue } from '@greenlight/chat';
import type { Payload } from 'payload';

type KeyedQueue = ReturnType<typeof createKeyedQueue>;

const queues = new WeakMap<Payload, KeyedQueue>();

/** Turns of one session run one after the other in this process; across processes the turn count in the transaction decides. */
export function sessionOrder(payload: Payload): KeyedQueue {
  const queue = queues.get(payload) ?? createKeyedQueue();
  queues.set(payload, queue);
  return queue;
}
