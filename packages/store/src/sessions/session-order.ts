import { createTurnQueue } from '@greenlight/chat';
import type { Payload } from 'payload';

type Queue = ReturnType<typeof createTurnQueue>;

/** Turns of one session run one after the other in this process; across processes the turn count in the transaction decides. */
export class SessionOrder {
  static readonly #byStore = new WeakMap<Payload, SessionOrder>();
  readonly #queues = new Map<string, { run: Queue; waiting: number }>();

  static of(payload: Payload): SessionOrder {
    const order = SessionOrder.#byStore.get(payload) ?? new SessionOrder();
    SessionOrder.#byStore.set(payload, order);
    return order;
  }

  async run<T>(session: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(session) ?? { run: createTurnQueue(), waiting: 0 };
    this.#queues.set(session, queue);
    queue.waiting += 1;
    try {
      return await queue.run(work);
    } finally {
      queue.waiting -= 1;
      if (queue.waiting === 0) this.#queues.delete(session);
    }
  }
}
