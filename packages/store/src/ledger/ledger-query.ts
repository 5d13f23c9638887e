import type { LedgerQuery } from '@greenlight/chat';
import type { StreamHead } from '@greenlight/ledger';
import { and, desc, eq, gte, inArray, like, lte, not, type SQL, sql } from '@payloadcms/db-sqlite/drizzle';
import type { Payload } from 'payload';
import { readerOf, tableOf } from '../write-path/tables.ts';

/** Whose ledgers are seen: all, none, or those of one user's conversations. */
export type Visibility = 'everything' | 'nothing' | { user: string };

/** An entry as the table has it. */
export interface LedgerLine {
  stream: string;
  seq: number;
  type: string;
  line: string;
  createdAt: string;
}

const lineFields = ['stream', 'seq', 'type', 'line', 'createdAt'] as const;

/** Questions to the ledger in the database. */
export interface LedgerLines {
  /** The newest lines that match, newest first. */
  findLines(query: LedgerQuery, visible: Visibility): Promise<LedgerLine[]>;
  /** Where streams end, those that may be seen. */
  findHeads(streams: readonly string[], visible: Visibility): Promise<StreamHead[]>;
  /** The change sets that were written between the first and the last of these lines, in their streams. */
  findChangeSets(lines: readonly LedgerLine[]): Promise<LedgerLine[]>;
  /** Messages by the hash of their text, those of conversations that may be seen. */
  findTexts(hashes: readonly string[], visible: Visibility): Promise<Map<string, string>>;
}

/** The questions to a table. Each is one statement, whatever the number of conversations. */
export class LedgerTable implements LedgerLines {
  readonly #payload: Payload;

  constructor(payload: Payload) {
    this.#payload = payload;
  }

  async findLines(query: LedgerQuery, visible: Visibility): Promise<LedgerLine[]> {
    const { table, columns } = tableOf(this.#payload, 'ledger-entries', lineFields);
    const rows = await readerOf(this.#payload)
      .select(columns)
      .from(table)
      .where(and(this.#seen(columns.stream, visible), ...this.#filters(query)))
      .orderBy(desc(columns.createdAt)) // by more columns the index would not do
      .limit(query.limit);
    return rows.map(toLine).sort(newestFirst);
  }

  async findHeads(streams: readonly string[], visible: Visibility): Promise<StreamHead[]> {
    if (streams.length === 0) return [];
    const { table, columns } = tableOf(this.#payload, 'ledger-entries', ['stream', 'seq', 'hash']);
    const { stream, seq } = columns;
    const isLast = sql`${seq} = (select max(other.seq) from ${table} other where other.stream = ${stream})`;
    const rows = await readerOf(this.#payload)
      .select(columns)
      .from(table)
      .where(and(inArray(stream, [...streams]), this.#seen(stream, visible), isLast));
    return rows.map((row) => ({ stream: String(row.stream), size: Number(row.seq) + 1, hash: String(row.hash) }));
  }

  async findChangeSets(lines: readonly LedgerLine[]): Promise<LedgerLine[]> {
    const moments = lines.map(({ createdAt }) => createdAt).sort();
    const [first, last] = [moments[0], moments.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { table, columns } = tableOf(this.#payload, 'ledger-entries', lineFields);
    const streams = [...new Set(lines.map(({ stream }) => stream))];
    const isBetween = and(gte(columns.createdAt, first), lte(columns.createdAt, last));
    const rows = await readerOf(this.#payload)
      .select(columns)
      .from(table)
      .where(and(inArray(columns.stream, streams), eq(columns.type, 'CHANGE_SET'), isBetween));
    return rows.map(toLine);
  }

  async findTexts(hashes: readonly string[], visible: Visibility): Promise<Map<string, string>> {
    if (hashes.length === 0) return new Map();
    const { table, columns } = tableOf(this.#payload, 'messages', ['textHash', 'text', 'session']);
    const { textHash, text, session } = columns;
    const rows = await readerOf(this.#payload)
      .select({ textHash, text })
      .from(table)
      .where(and(inArray(textHash, [...hashes]), this.#seen(session, visible)));
    return new Map(rows.map((row) => [String(row.textHash), String(row.text)]));
  }

  #filters(query: LedgerQuery): SQL[] {
    const { columns } = tableOf(this.#payload, 'ledger-entries', lineFields);
    const { stream, type, line, createdAt } = columns;
    const ofTurn = and(inArray(type, ['CHANGE_SET', 'MODEL_CALL']), like(stream, 'SES-CHAT-%'));
    const isTurn = query.handler !== undefined || query.decision !== undefined;
    return [
      query.type === undefined ? ofTurn && not(ofTurn) : eq(type, query.type),
      query.stream === undefined ? undefined : eq(stream, query.stream),
      query.since && gte(createdAt, query.since.toISOString()),
      isTurn ? eq(type, 'CHAT_TURN') : undefined,
      query.handler === undefined ? undefined : hasMember(line, 'handler', query.handler),
      query.decision === undefined ? undefined : hasMember(line, 'decision', query.decision),
    ].filter((condition) => condition !== undefined);
  }

  /** A conversation is seen by its own user while she belongs to its project; streams that are no conversation by admins alone. */
  #seen(stream: Parameters<typeof inArray>[0], visible: Visibility): SQL | undefined {
    if (visible === 'everything') return undefined;
    if (visible === 'nothing') return sql`1 = 0`;
    const sessions = tableOf(this.#payload, 'sessions', ['id', 'user', 'project']);
    const members = tableOf(this.#payload, 'members', ['user', 'project']);
    const reader = readerOf(this.#payload);
    const projects = reader
      .select({ project: members.columns.project })
      .from(members.table)
      .where(eq(members.columns.user, visible.user));
    const own = reader
      .select({ id: sessions.columns.id })
      .from(sessions.table)
      .where(and(eq(sessions.columns.user, visible.user), inArray(sessions.columns.project, projects)));
    return inArray(stream, own);
  }
}

/** Lines are canonical JSON, in which a quotation mark inside a text is always escaped: a member cannot be feigned. */
function hasMember(line: Parameters<typeof like>[0], name: string, value: string): SQL {
  const member = `${JSON.stringify(name)}:${JSON.stringify(value)}`.replace(/[\\%_]/g, '\\$&');
  return sql`${line} like ${`%${member}%`} escape '\\'`;
}

/** What was written by one statement has one moment. */
export function newestFirst(a: LedgerLine, b: LedgerLine): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.stream === b.stream ? b.seq - a.seq : a.stream < b.stream ? -1 : 1;
}

export function toLine(row: Record<(typeof lineFields)[number], unknown>): LedgerLine {
  const { stream, seq, type, line, createdAt } = row;
  return {
    stream: String(stream),
    seq: Number(seq),
    type: String(type),
    line: String(line),
    createdAt: String(createdAt),
  };
}
