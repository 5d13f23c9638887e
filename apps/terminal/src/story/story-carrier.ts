import path from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { findLivingOwner, type Owner } from '@greenlight/store/owner';
import { parseOrigin } from '../account/studio-url.ts';
import { isLoopback } from '../user-config.ts';
import type { StoryConversation } from './conversation.ts';
import { type EmbeddedDatabase, openEmbeddedDatabase } from './embedded-database.ts';
import { openStudioConversation } from './studio-conversation.ts';

export interface StoryCarrierOptions {
  workspace: string;
  /** The environment over the user's config: GREENLIGHT_URL, DATA_DIR, DATABASE_URI, PAYLOAD_SECRET, LLM_*. */
  settings: Readonly<Record<string, string | undefined>>;
  /** How long the database is kept open after a message; milliseconds. */
  idleMs?: number;
  /** How long to wait for another terminal that has the database; milliseconds. */
  waitMs?: number;
}

/** Shorter than anybody waits for the database, so that whoever waits gets it. */
const IDLE_MS = 2_000;
const WAIT_MS = 8_000;

/**
 * Where the story is told, decided anew for each message: the studio that is named, else the one that owns the data folder, else the
 * database itself, which this process then owns until it was idle for a while.
 */
export class StoryCarrier {
  readonly #options: StoryCarrierOptions;
  readonly #folder: string;
  #open: Promise<EmbeddedDatabase> | undefined;
  #uses = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: StoryCarrierOptions) {
    this.#options = options;
    this.#folder = path.resolve(options.workspace, options.settings.DATA_DIR || 'data');
  }

  /** Runs `work` with the conversation's place. Throws LOCKED when somebody else has the data, UNAUTHENTICATED without an account. */
  async use<T>(signal: AbortSignal, work: (conversation: StoryConversation) => Promise<T>): Promise<T> {
    clearTimeout(this.#idle);
    this.#uses += 1;
    try {
      return await work(await this.#find(signal));
    } finally {
      this.#uses -= 1;
      if (this.#uses === 0) this.#idle = this.#closeLater();
    }
  }

  /** Gives the database back. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const open = this.#open;
    this.#open = undefined;
    await (await open?.catch(() => undefined))?.close();
  }

  async #find(signal: AbortSignal): Promise<StoryConversation> {
    const { settings } = this.#options;
    if (this.#open) return (await this.#open).conversation;
    if (settings.GREENLIGHT_URL) {
      const origin = parseOrigin(settings.GREENLIGHT_URL, 'GREENLIGHT_URL');
      return openStudioConversation({ origin, env: settings, signal, isRunning: () => false });
    }
    const owner = findLivingOwner(this.#folder);
    if (owner && owner.url !== null) return this.#askOwner(owner, signal);
    return this.#openDatabase(signal);
  }

  async #openDatabase(signal: AbortSignal): Promise<StoryConversation> {
    const { workspace, settings, waitMs = WAIT_MS } = this.#options;
    const opening = openEmbeddedDatabase({ workspace, folder: this.#folder, settings, waitMs, signal });
    let other: Owner | undefined;
    this.#open = opening.then((found) => {
      if (found.isOurs) return found;
      other = found.owner;
      throw lockedBy(found.owner, this.#folder);
    });
    try {
      return (await this.#open).conversation;
    } catch (error) {
      this.#open = undefined;
      if (signal.aborted) throw new GreenlightError('CANCELLED', 'Stopped. Nothing was written.', { cause: error });
      if (other && other.url !== null) return this.#askOwner(other, signal); // a studio came first
      throw error;
    }
  }

  #askOwner({ url, pid }: Owner, signal: AbortSignal): Promise<StoryConversation> {
    const origin = believedOrigin(url, this.#folder);
    const isRunning = () => findLivingOwner(this.#folder)?.pid === pid;
    return openStudioConversation({ origin, env: this.#options.settings, signal, isRunning });
  }

  #closeLater(): NodeJS.Timeout {
    const close = () => void this.close().catch(() => undefined); // what was written is written
    return setTimeout(close, this.#options.idleMs ?? IDLE_MS).unref();
  }
}

/** A lock lies in the workspace, where others may write: no word is sent off this machine on its say. */
function believedOrigin(url: string | null, folder: string): string {
  const name = `The address in ${path.join(folder, 'owner.lock')}`;
  const origin = parseOrigin(url ?? '', name);
  if (isLoopback(new URL(origin))) return origin;
  throw new GreenlightError(
    'LOCKED',
    `${name} is ${origin}, which is not this machine. If that is your studio, say so: GREENLIGHT_URL=${origin}`,
  );
}

function lockedBy({ pid, url }: Owner, folder: string): GreenlightError {
  const who = url === null ? `Another terminal (process ${pid})` : `The studio at ${url} (process ${pid})`;
  return new GreenlightError('LOCKED', `${who} is using ${folder}. Try again when it is done. Nothing was written.`, {
    details: { pid },
  });
}
