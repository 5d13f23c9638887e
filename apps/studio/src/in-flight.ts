/** Work that has begun and not ended. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  add(work: Promise<unknown>): void {
    const ended: Promise<unknown> = work.catch(() => undefined).finally(() => this.#running.delete(ended));
    this.#running.add(ended);
  }

  /** Resolves once all of it has ended, or after `longest` milliseconds. */
  async settled(longest: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise((resolve) => {
      timer = setTimeout(resolve, longest);
    });
    await Promise.race([Promise.all(this.#running), enough]);
    clearTimeout(timer);
  }
}
