import type { StreamHead } from '@greenlight/ledger';
import type { Actor, Decision, EntryBody, LedgerEntry } from '@greenlight/schema';

/** The ledgers that a turn may show. What it may see is decided behind the port, by who asks; the terminal shows the workspace's. */
export interface LedgerPort {
  /** Entries that match, newest first. */
  findEntries(query: LedgerQuery, reader: LedgerReader): Promise<LedgerPage>;
  /** The texts of objects, such as queries, by their hash; one that was erased or may not be seen is left out. */
  readTexts(hashes: readonly string[], reader: LedgerReader): Promise<ReadonlyMap<string, string>>;
}

/** Who asks, and from where. */
export interface LedgerReader {
  actor: Actor;
  /** The session that the question was asked in. */
  session: string;
}

export interface LedgerQuery {
  /** One type of entry. When left out all but what belongs to a turn: its change set and its model calls. */
  type?: LedgerEntry['type'] | undefined;
  /** A session's stream, or `packages`, `gates`, `audit`. */
  stream?: string | undefined;
  /** Turns of one handler. */
  handler?: string | undefined;
  /** Turns that ended so. */
  decision?: Decision | undefined;
  /** The earliest moment. */
  since?: Date | undefined;
  /** How many entries at most. */
  limit: number;
}

export interface LedgerPage {
  rows: LedgerRow[];
  /** True when more match than were answered. */
  isCut: boolean;
  /** Where the streams of these rows end, and the one that was asked for, when there is one that may be seen. */
  heads: StreamHead[];
  /** Streams that could not be read whole, and why. */
  damaged: DamagedStream[];
  /** What was looked through, in words: `this workspace`. */
  scope: string;
}

export interface LedgerRow {
  entry: LedgerEntry;
  /** What a turn changed, by the change set that stands behind it in the stream. */
  counts?: ChangeCounts;
}

export type ChangeCounts = Extract<EntryBody, { type: 'CHANGE_SET' }>['counts'];

export interface DamagedStream {
  stream: string;
  message: string;
}
