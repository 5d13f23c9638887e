/** Told after commit which projects have new events; it then asks the events table "since seq". */
export type WakeListener = (project: string) => void;

/** Remembers, for each open transaction, whose readers to wake once it has committed. */
export class Wakes {
  readonly #byTransaction = new Map<string, Set<string>>();
  readonly #listeners = new Set<WakeListener>();

  listen(listener: WakeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  note(transaction: string, project: string): void {
    const projects = this.#byTransaction.get(transaction) ?? new Set();
    projects.add(project);
    this.#byTransaction.set(transaction, projects);
  }

  committed(transaction: string): void {
    const projects = this.#byTransaction.get(transaction);
    this.#byTransaction.delete(transaction);
    for (const project of projects ?? []) for (const listener of this.#listeners) listener(project);
  }

  rolledBack(transaction: string): void {
    this.#byTransaction.delete(transaction);
  }
}
