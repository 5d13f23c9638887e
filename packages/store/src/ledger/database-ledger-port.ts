import type {
  ChangeCounts,
  DamagedStream,
  LedgerPage,
  LedgerPort,
  LedgerQuery,
  LedgerReader,
  LedgerRow,
} from '@greenlight/chat';
import { type LedgerEntry, ledgerEntry, recordId } from '@greenlight/schema';
import type { Payload } from 'payload';
import { findRow } from '../write-path/database.ts';
import { LedgerDocuments } from './ledger-documents.ts';
import { type LedgerLine, type LedgerLines, LedgerTable, type Visibility } from './ledger-query.ts';

/** The studio's ledgers as a turn may show them: an admin sees all, others those of their own conversations in projects they belong to. */
export class DatabaseLedgerPort implements LedgerPort {
  readonly #payload: Payload;
  readonly #table: LedgerLines;

  constructor(payload: Payload, table = linesOf(payload)) {
    this.#payload = payload;
    this.#table = table;
  }

  async findEntries(query: LedgerQuery, reader: LedgerReader): Promise<LedgerPage> {
    const visible = await this.#visibilityOf(reader);
    const found = await this.#table.findLines({ ...query, limit: query.limit + 1 }, visible);
    const lines = found.slice(0, query.limit);
    const streams = [...new Set([...lines.map(({ stream }) => stream), ...(query.stream ? [query.stream] : [])])];
    const [heads, sets] = await Promise.all([
      this.#table.findHeads(streams, visible),
      this.#table.findChangeSets(lines.filter(({ type }) => type === 'CHAT_TURN')),
    ]);
    const { rows, damaged } = readLines(lines, sets);
    const scope = visible === 'everything' ? 'the studio' : 'your own conversations';
    return { rows, isCut: found.length > query.limit, heads, damaged, scope };
  }

  async readTexts(hashes: readonly string[], reader: LedgerReader): Promise<ReadonlyMap<string, string>> {
    return this.#table.findTexts([...new Set(hashes)], await this.#visibilityOf(reader));
  }

  /** The role counts as it is now, whatever the turn was given. */
  async #visibilityOf({ actor }: LedgerReader): Promise<Visibility> {
    // What is no id is nobody's: the database is not even asked.
    if (actor.kind !== 'user' || !recordId.safeParse(actor.id).success) return 'nothing';
    const user = await findRow({ payload: this.#payload }, 'users', { id: { equals: actor.id } });
    return user?.role === 'admin' ? 'everything' : { user: actor.id };
  }
}

function linesOf(payload: Payload): LedgerLines {
  return payload.db.name === 'mongoose' ? new LedgerDocuments(payload) : new LedgerTable(payload);
}

function readLines(
  lines: readonly LedgerLine[],
  sets: readonly LedgerLine[],
): { rows: LedgerRow[]; damaged: DamagedStream[] } {
  const rows: LedgerRow[] = [];
  const damaged = new Map<string, DamagedStream>();
  for (const line of lines) {
    const entry = parseLine(line);
    if (entry) rows.push(withCounts(entry, line, sets));
    else damaged.set(line.stream, { stream: line.stream, message: `Entry ${line.seq} is no ledger entry.` });
  }
  return { rows, damaged: [...damaged.values()] };
}

/** A turn and its change set were written by one statement, at one moment. */
function withCounts(
  entry: LedgerEntry,
  { stream, createdAt, seq, type }: LedgerLine,
  sets: readonly LedgerLine[],
): LedgerRow {
  if (type !== 'CHAT_TURN') return { entry };
  const set = sets.find((one) => one.stream === stream && one.createdAt === createdAt && one.seq > seq);
  const counts = set && countsOf(parseLine(set));
  return counts ? { entry, counts } : { entry };
}

function countsOf(entry: LedgerEntry | undefined): ChangeCounts | undefined {
  return entry?.type === 'CHANGE_SET' ? entry.counts : undefined;
}

function parseLine({ line, stream, seq }: LedgerLine): LedgerEntry | undefined {
  try {
    const entry = ledgerEntry.parse(JSON.parse(line));
    // The table's lines were sealed by us; verifying is what recomputes them from the bytes.
    return entry.stream === stream && entry.seq === seq ? (entry as unknown as LedgerEntry) : undefined;
  } catch {
    return undefined;
  }
}
