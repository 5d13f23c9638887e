import type { Actor, Decision, LedgerEntry } from '@greenlight/schema';

/** The ledgers that a turn may show. What it may see is decided behind the port, by who asks; the terminal shows the workspace's. */
export interface LedgerPort {
  /** Entries that match, newest first. */
  findEntries(query: LedgerQuery, reader: LedgerReader): Promise<LedgerPage>;
  /** The text of an object, such as a query; undefined when it was erased or may not be seen. */
  readText(hash: string, reader: LedgerReader): Promise<string | undefined>;
}

/** Who asks, and from where. */
export interface LedgerReader {
  actor: Actor;
  /** The session that the question was asked in. */
  session: string;
}

export interface LedgerQuery {
  /** One type of entry; all when left out. */
  type?: LedgerEntry['type'] | undefined;
  /** A session's stream, or `packages`, `gates`, `audit`. */
  stream?: string | undefined;
  handler?: string | undefined;
  decision?: Decision | undefined;
  /** The earliest moment. */
  since?: Date | undefined;
  /** How many entries at most. */
  limit: number;
}

export interface LedgerPage {
  entries: LedgerEntry[];
  /** True when more match than were answered. */
  isCut: boolean;
}
