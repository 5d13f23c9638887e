import type { LedgerQuery } from '@greenlight/chat';
import type { StreamHead } from '@greenlight/ledger';
import type { Payload, Where } from 'payload';
import { findRow, findRows } from '../write-path/database.ts';
import { type LedgerLine, type LedgerLines, newestFirst, toLine, type Visibility } from './ledger-query.ts';

/**
 * The same questions in Payload's own language of queries, for a database without tables (MongoDB): whose conversations may be seen is
 * asked first, then each question once, the ends of streams once a stream.
 */
export class LedgerDocuments implements LedgerLines {
  readonly #payload: Payload;
  /** How the name of a conversation's stream begins, as `not_like` wants it. */
  readonly #conversation: string;

  constructor(payload: Payload) {
    this.#payload = payload;
    this.#conversation = payload.db.name === 'mongoose' ? 'SES-CHAT-' : 'SES-CHAT-%';
  }

  async findLines(query: LedgerQuery, visible: Visibility): Promise<LedgerLine[]> {
    const where = { and: [...(await this.#seen('stream', visible)), ...filtersOf(query, this.#conversation)] };
    const order = { sort: '-createdAt', limit: query.limit };
    const rows = await findRows({ payload: this.#payload }, 'ledger-entries', where, order);
    // What a database takes as a pattern in a text differs.
    return rows
      .map(asLine)
      .filter(({ line }) => wordsOf(query).every((words) => line.includes(words)))
      .sort(newestFirst);
  }

  async findHeads(streams: readonly string[], visible: Visibility): Promise<StreamHead[]> {
    const seen = await this.#seen('stream', visible);
    const ends = await Promise.all(
      streams.map((stream) =>
        findRow(
          { payload: this.#payload },
          'ledger-entries',
          { and: [{ stream: { equals: stream } }, ...seen] },
          '-seq',
        ),
      ),
    );
    return ends.flatMap((row) =>
      row ? [{ stream: String(row.stream), size: Number(row.seq) + 1, hash: String(row.hash) }] : [],
    );
  }

  async findChangeSets(lines: readonly LedgerLine[]): Promise<LedgerLine[]> {
    const moments = lines.map(({ createdAt }) => createdAt).sort();
    const [first, last] = [moments[0], moments.at(-1)];
    if (first === undefined || last === undefined) return [];
    const between = { greater_than_equal: first, less_than_equal: last };
    const streams = [...new Set(lines.map(({ stream }) => stream))];
    const where: Where = { stream: { in: streams }, type: { equals: 'CHANGE_SET' }, createdAt: between };
    return (await findRows({ payload: this.#payload }, 'ledger-entries', where)).map(asLine);
  }

  async findTexts(hashes: readonly string[], visible: Visibility): Promise<Map<string, string>> {
    if (hashes.length === 0) return new Map();
    const where = { and: [{ textHash: { in: [...hashes] } }, ...(await this.#seen('session', visible))] };
    const rows = await findRows({ payload: this.#payload }, 'messages', where);
    return new Map(rows.map((row) => [String(row.textHash), String(row.text)]));
  }

  /** A conversation is seen by its own user while she belongs to its project; streams that are no conversation by admins alone. */
  async #seen(field: string, visible: Visibility): Promise<Where[]> {
    if (visible === 'everything') return [];
    if (visible === 'nothing') return [{ [field]: { in: [] } }];
    const reader = { payload: this.#payload };
    const memberships = await findRows(reader, 'members', { user: { equals: visible.user } });
    const projects = memberships.map(({ project }) => String(project));
    const own = await findRows(reader, 'sessions', { user: { equals: visible.user }, project: { in: projects } });
    return [{ [field]: { in: own.map(({ id }) => id) } }];
  }
}

function filtersOf(query: LedgerQuery, conversation: string): Where[] {
  const ofTurn = ['CHANGE_SET', 'MODEL_CALL'];
  const isTurn = query.handler !== undefined || query.decision !== undefined;
  return [
    query.type === undefined
      ? { or: [{ type: { not_in: ofTurn } }, { stream: { not_like: conversation } }] }
      : { type: { equals: query.type } },
    ...(query.stream === undefined ? [] : [{ stream: { equals: query.stream } }]),
    ...(query.since ? [{ createdAt: { greater_than_equal: query.since.toISOString() } }] : []),
    ...(isTurn ? [{ type: { equals: 'CHAT_TURN' } }] : []),
    ...wordsOf(query).map((words) => ({ line: { contains: words } })),
  ];
}

/** Members of an entry, as its line has them: see `hasMember`. */
function wordsOf({ handler, decision }: LedgerQuery): string[] {
  return [
    ...(handler === undefined ? [] : [`"handler":${JSON.stringify(handler)}`]),
    ...(decision === undefined ? [] : [`"decision":${JSON.stringify(decision)}`]),
  ];
}

function asLine(row: Record<string, unknown>): LedgerLine {
  const { stream, seq, type, line, createdAt } = row;
  return toLine({ stream, seq, type, line, createdAt });
}
