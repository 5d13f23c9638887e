import { pathToFileURL } from 'node:url';
import type { PackageDesk } from './package-desk.ts';

/** Where handlers are registered. */
export interface HandlerSlots {
  /** Throws TypeError for one that is not valid, or whose name, type or pattern is taken. */
  register(candidate: unknown): unknown;
  unregister(name: string): void;
}

/** A module that is not there after this long is not waited for. */
const LOAD_LIMIT_MS = 5_000;

/** Keeps the handlers of installed packages registered: those that came since are added, those that went are taken out. */
export class PackageHandlers {
  readonly #slots: HandlerSlots;
  readonly #warn: (line: string) => void;
  /** The name of the handler that each file brought. */
  readonly #loaded = new Map<string, string>();
  readonly #warned = new Set<string>();

  constructor(slots: HandlerSlots, warn: (line: string) => void) {
    this.#slots = slots;
    this.#warn = warn;
  }

  /** Brings what is registered in line with what is installed. What cannot be loaded is named once, and the rest go on. */
  async refresh(desk: Pick<PackageDesk, 'handlers'>): Promise<void> {
    const { handlers, refused } = await desk.handlers();
    for (const line of refused) this.#warnOnce(line);
    const wanted = new Map(
      handlers.map((handler) => [`${pathToFileURL(handler.file).href}?${handler.sha256}`, handler]),
    );
    for (const [address, name] of this.#loaded) {
      if (wanted.has(address)) continue;
      this.#slots.unregister(name);
      this.#loaded.delete(address);
    }
    for (const [address, { from, file }] of wanted) {
      if (this.#loaded.has(address)) continue;
      await this.#load(address).catch((error: unknown) => {
        this.#warnOnce(`${file} of ${from} was not loaded: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
  }

  async #load(address: string): Promise<void> {
    const candidate = await importDefault(address);
    this.#slots.register(candidate);
    this.#loaded.set(address, (candidate as { name: string }).name); // registered, so it was looked at
  }

  #warnOnce(line: string): void {
    if (!this.#warned.has(line)) this.#warn(line);
    this.#warned.add(line);
  }
}

async function importDefault(address: string): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`it did not load within ${LOAD_LIMIT_MS / 1000} s.`)), LOAD_LIMIT_MS);
  });
  try {
    // The hash is part of the address: other bytes in the same place are another module.
    const module = (await Promise.race([import(address), late])) as { default?: unknown };
    return module.default;
  } finally {
    clearTimeout(timer);
  }
}
