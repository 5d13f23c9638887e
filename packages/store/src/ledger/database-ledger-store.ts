import type { AppendOptions, LedgerStore, LineBatch, ReadOptions, StreamHead } from '@greenlight/ledger';
import { GreenlightError, type LedgerDraft, type LedgerEntry, ledgerEntry } from '@greenlight/schema';
import type { Payload } from 'payload';
import { findRow, findRows, type Row } from '../write-path/database.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { appendEntries, readHead } from './ledger-table.ts';

const PAGE = 500;

/** The ledger as a table. What belongs to a turn is appended in the turn's own transaction; this store appends in one of its own. */
export class DatabaseLedgerStore implements LedgerStore {
  readonly #payload: Payload;

  constructor(payload: Payload) {
    this.#payload = payload;
  }

  async append(stream: string, drafts: readonly LedgerDraft[], options: AppendOptions = {}): Promise<LedgerEntry[]> {
    refuseStreamName(stream);
    return withTransaction(this.#payload, async (transaction) => {
      const { size } = await readHead(transaction, stream);
      if (options.expectedSize !== undefined && options.expectedSize !== size) {
        throw new GreenlightError('CONFLICT', `The stream ${stream} has ${size} entries, not ${options.expectedSize}.`);
      }
      return appendEntries(transaction, stream, drafts);
    });
  }

  async *read(
    stream: string,
    { from = 0, limit = Number.POSITIVE_INFINITY }: ReadOptions = {},
  ): AsyncIterable<LedgerEntry> {
    refuseStreamName(stream);
    for await (const rows of this.#pages(stream, from, limit)) for (const row of rows) yield parseLine(row);
  }

  /** The lines as the table holds them: a verification is of these bytes, not of what they parse to. */
  async *readLines(stream: string): AsyncIterable<LineBatch> {
    refuseStreamName(stream);
    for await (const rows of this.#pages(stream, 0, Number.POSITIVE_INFINITY)) {
      yield { file: '', lines: rows.map((row) => Buffer.from(String(row.line), 'utf8')) };
    }
  }

  async *#pages(stream: string, from: number, limit: number): AsyncIterable<Row[]> {
    let next = from;
    let left = limit;
    while (left > 0) {
      const page = Math.min(PAGE, left);
      const where = { stream: { equals: stream }, seq: { greater_than_equal: next } };
      const rows = await findRows({ payload: this.#payload }, 'ledger-entries', where, { sort: 'seq', limit: page });
      yield rows;
      if (rows.length < page) return;
      left -= rows.length;
      next = Number(rows.at(-1)?.seq) + 1;
    }
  }

  async head(stream: string): Promise<StreamHead> {
    refuseStreamName(stream);
    return readHead({ payload: this.#payload }, stream);
  }

  async streams(): Promise<string[]> {
    const first = await findRows(
      { payload: this.#payload },
      'ledger-entries',
      { seq: { equals: 0 } },
      { sort: 'stream' },
    );
    return first.map((row) => String(row.stream)).sort();
  }

  /** A stream's lines as they are stored, for a verification from the bytes. */
  async lines(stream: string): Promise<string[]> {
    const rows = await findRows(
      { payload: this.#payload },
      'ledger-entries',
      { stream: { equals: stream } },
      { sort: 'seq' },
    );
    return rows.map((row) => String(row.line));
  }

  /** The text that a `sha256:…` hash stands for, while it exists: a message, a reply or a change set. */
  async readObject(hash: string): Promise<string | undefined> {
    const reader = { payload: this.#payload };
    const set = await findRow(reader, 'change-sets', { hash: { equals: hash } });
    if (set) return (set.content as string | null) ?? undefined;
    const message = await findRow(reader, 'messages', { textHash: { equals: hash } });
    return message ? String(message.text) : undefined;
  }
}

function parseLine(row: Row): LedgerEntry {
  try {
    // The table's lines were sealed by us; `verifyStream` is what recomputes them from the bytes.
    return ledgerEntry.parse(JSON.parse(String(row.line))) as unknown as LedgerEntry;
  } catch (cause) {
    throw new GreenlightError('LEDGER_CORRUPT', `Entry ${row.seq} of ${row.stream} is no ledger entry.`, {
      cause,
    });
  }
}

function refuseStreamName(stream: string): void {
  if (ledgerEntry.shape.stream.safeParse(stream).success) return;
  throw new GreenlightError('VALIDATION', `${JSON.stringify(stream)} is not the name of a stream.`);
}
