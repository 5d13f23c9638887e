type Listener = (user: string | null) => void;

/** Told when a log-in may have ended or a person's rights have changed; sockets then ask again. Null means anybody's. */
export class LoginChanges {
  readonly #listeners = new Set<Listener>();

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(user: string | null): void {
    for (const listener of this.#listeners) listener(user);
  }
}

/** Whose log-ins a request to Payload's REST may have ended; undefined when nobody's. */
export function changedLogins(method: string, path: string, caller: string | undefined): string | null | undefined {
  const [, , collection, name] = path.split('/');
  if (collection !== 'users') return undefined;
  if (method === 'POST' && name === 'logout') return caller;
  if (method === 'PATCH' || method === 'DELETE') return name || null;
  return undefined;
}
