import { randomUUID } from 'node:crypto';

/** One event of a turn as it streams: pieces of the reply, then the reply or an error; `restart` makes the pieces so far void. Numbered from 1. */
export interface TurnEvent {
  number: number;
  name: 'delta' | 'restart' | 'reply' | 'error';
  data: unknown;
}

/** A turn that is running, or ended a moment ago: whoever asks for it again hears the same. */
export class TurnStream {
  readonly key: string;
  readonly user: string;
  readonly bodyHash: string;
  readonly #events: TurnEvent[] = [];
  readonly #listeners = new Set<(event: TurnEvent) => void>();

  constructor(key: string, user: string, bodyHash: string) {
    this.key = key;
    this.user = user;
    this.bodyHash = bodyHash;
  }

  emit(name: TurnEvent['name'], data: unknown): void {
    const event = { number: this.#events.length + 1, name, data };
    this.#events.push(event);
    for (const listener of this.#listeners) listener(event);
  }

  /** Every event after number `after`: what has been, then what comes. Returns how to stop listening. */
  listen(after: number, listener: (event: TurnEvent) => void): () => void {
    for (const event of this.#events) if (event.number > after) listener(event);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const KEPT_MS = 5 * 60_000;

/** The turns of this process that can still be joined, by key. */
export class TurnStreams {
  readonly #streams = new Map<string, TurnStream>();

  find(user: string, key: string): TurnStream | undefined {
    return this.#streams.get(`${user} ${key}`);
  }

  /** Opens a stream and runs its turn; it can be joined while it runs and for some minutes after. */
  start(user: string, key: string | null, bodyHash: string, work: (stream: TurnStream) => Promise<void>): TurnStream {
    const stream = new TurnStream(key ?? randomUUID(), user, bodyHash);
    const place = `${user} ${stream.key}`;
    this.#streams.set(place, stream);
    void work(stream).finally(() => {
      setTimeout(() => this.#streams.delete(place), KEPT_MS).unref();
    });
    return stream;
  }

  /** Forgets a stream, so that the same key may be tried again: its turn wrote nothing. */
  forget(stream: TurnStream): void {
    this.#streams.delete(`${stream.user} ${stream.key}`);
  }
}
