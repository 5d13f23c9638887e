import type { PayloadRequest } from 'payload';

/**
 * Told after commit which projects have new events; it then asks the events table "since seq". Null when any may have: another process was
 * not heard for a while.
 */
export type WakeListener = (project: string | null) => void;

/** Remembers, for each open transaction, whose readers to wake once it has committed, and what else is done then. */
export class Wakes {
  readonly #byTransaction = new Map<string, Set<string>>();
  readonly #listeners = new Set<WakeListener>();
  readonly #works = new Map<string, (() => void)[]>();

  listen(listener: WakeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  note(transaction: string, project: string): void {
    const projects = this.#byTransaction.get(transaction) ?? new Set();
    projects.add(project);
    this.#byTransaction.set(transaction, projects);
  }

  /** What cannot be taken back waits for the commit: a file that goes. It must not throw. */
  afterCommit(transaction: string, work: () => void): void {
    this.#works.set(transaction, [...(this.#works.get(transaction) ?? []), work]);
  }

  committed(transaction: string): void {
    const works = this.#works.get(transaction) ?? [];
    this.#works.delete(transaction);
    for (const work of works) work();

    const projects = this.#byTransaction.get(transaction);
    this.#byTransaction.delete(transaction);
    for (const project of projects ?? []) this.wake(project);
  }

  /** The projects that an open transaction has new events of. */
  projectsOf(transaction: string): string[] {
    return [...(this.#byTransaction.get(transaction) ?? [])];
  }

  /** Somebody has committed new events of a project. */
  wake(project: string | null): void {
    for (const listener of this.#listeners) listener(project);
  }

  rolledBack(transaction: string): void {
    this.#works.delete(transaction);
    this.#byTransaction.delete(transaction);
  }
}

/** Does something once the transaction of a Payload operation has committed; never, when it is taken back. */
export async function afterCommit(req: PayloadRequest, work: () => void): Promise<void> {
  const id = await req.transactionID;
  if (!id) throw new Error('This write runs outside a transaction.');
  const { wakes } = req.payload.config.custom as { wakes: Wakes };
  wakes.afterCommit(String(id), () => {
    try {
      work();
    } catch (error) {
      (req.payload.config.custom as { onFailure?: (requestId: string, error: Error) => void }).onFailure?.(
        req.headers?.get('x-request-id') ?? '',
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  });
}
