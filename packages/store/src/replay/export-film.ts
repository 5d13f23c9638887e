import { GATES_STREAM } from '@greenlight/gates';
import { exportProduction, type ProductionExport } from '@greenlight/ledger';
import {
  type Actor,
  GreenlightError,
  type LedgerEntry,
  type ProductionResult,
  type SpecPackRecord,
} from '@greenlight/schema';
import type { Payload } from 'payload';
import { DatabaseLedgerStore } from '../ledger/database-ledger-store.ts';
import { appendEntries, readHead } from '../ledger/ledger-table.ts';
import { toPack } from '../packs/pack-record.ts';
import { findRow, findRows, type Reader } from '../write-path/database.ts';
import { lastSeq } from '../write-path/events.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { readSnapshot } from '../write-path/record-rows.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { readBeginning } from './production-beginning.ts';
import { fingerprint } from './production-fingerprint.ts';
import { orderSteps, readMarks } from './production-order.ts';
import { createTextReader, type WordsOf } from './production-texts.ts';

export interface FilmExport {
  project: string;
  actor: Actor;
  words: WordsOf;
}

const AUDIT_STREAM = 'audit';
/** How often a film is read anew because somebody worked on it meanwhile. */
const ATTEMPTS = 5;

/**
 * A film with all that made it, as one bundle that verifies anywhere and can be rebuilt: its conversations' ledgers whole, its entries of the
 * streams that all films share with their proofs, its change sets, its spec packs, and the words that may be given away. That it was taken
 * out is on the ledger. Throws NOT_FOUND, LEDGER_CORRUPT.
 */
export async function exportFilm(
  payload: Payload,
  { project, actor, words }: FilmExport,
): Promise<AsyncGenerator<string>> {
  await withTransaction(payload, async (transaction) => {
    if (!(await findRow(transaction, 'projects', { id: { equals: project } }))) {
      throw new GreenlightError('NOT_FOUND', `There is no project ${project}.`);
    }
    const body = { type: 'ACCESS', action: 'production_exported', subject: project, detail: {} } as const;
    await appendEntries(transaction, AUDIT_STREAM, [createDraft(body, actor)]);
  });
  const film = await readFilm({ payload }, project);
  return exportProduction({
    project,
    store: new DatabaseLedgerStore(payload),
    readTexts: createTextReader({ payload }, project, words),
    ...film,
  });
}

type Film = Pick<ProductionExport, 'streams' | 'beginning' | 'result' | 'orderSteps'>;

/** All that is not on the ledger, and how far that goes, as of one moment between two changes of the film. */
async function readFilm(reader: Reader, project: string): Promise<Film> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await lastSeq(reader, project);
    const film = await readOnce(reader, project);
    if ((await lastSeq(reader, project)) === before) return film;
  }
  return withTransaction(reader.payload, (transaction) => readOnce(transaction, project));
}

async function readOnce(reader: Reader, project: string): Promise<Film> {
  const marks = await readMarks(reader, project);
  const snapshot = await readSnapshot(reader, project);
  const packs = await readPacks(reader, project);
  return {
    streams: await readStreams(reader, project),
    beginning: await readBeginning(reader, project, snapshot),
    result: fingerprint(snapshot) satisfies Omit<ProductionResult, 'kind'>,
    orderSteps: (entries) => orderSteps(marks, entries, packs),
  };
}

async function readPacks(reader: Reader, project: string): Promise<Map<string, SpecPackRecord>> {
  const rows = await findRows(reader, 'spec-packs', { project: { equals: project } });
  return new Map(rows.map((row) => [row.id, toPack(row)]));
}

async function readStreams(reader: Reader, project: string): Promise<ProductionExport['streams']> {
  const where = { project: { equals: project } };
  const [sessions, sets] = await Promise.all([
    findRows(reader, 'sessions', where),
    findRows(reader, 'change-sets', where, { without: ['content'] }),
  ]);
  // A conversation that was deleted left its ledger, and what it made.
  const told = sets.flatMap(({ session }) => (typeof session === 'string' ? [session] : []));
  const conversations = [...new Set([...sessions.map(({ id }) => id), ...told])].sort();
  const ids = new Set(sets.map(({ id }) => id));
  const shared = new Set([project, ...conversations]);
  const isOwn = (entry: LedgerEntry) => isOfFilm(entry, project, ids, shared);
  const streams: ProductionExport['streams'][number][] = [];
  for (const stream of conversations) streams.push({ stream, size: (await readHead(reader, stream)).size });
  for (const stream of [AUDIT_STREAM, GATES_STREAM]) {
    streams.push({ stream, size: (await readHead(reader, stream)).size, isOwn });
  }
  return streams.filter(({ size }) => size > 0);
}

function isOfFilm(
  entry: LedgerEntry,
  project: string,
  sets: ReadonlySet<string>,
  shared: ReadonlySet<string>,
): boolean {
  switch (entry.type) {
    case 'CHANGE_SET':
      return sets.has(entry.change_set);
    case 'GATE':
      return entry.subject === project;
    case 'ACCESS':
      return shared.has(entry.subject) || entry.detail.project === project;
    default:
      return false;
  }
}
