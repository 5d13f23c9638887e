import type { LedgerStore, StreamHead } from '@greenlight/ledger';
import { GreenlightError, type LedgerEntry, sessionId } from '@greenlight/schema';
import type { ChangeCounts, LedgerQuery, LedgerRow } from '../ledger-port.ts';
import { bodyOf } from './entry-body.ts';

/** What a stream holds of a query, newest first, and why it could not be read further. */
export interface StreamRows {
  rows: LedgerRow[];
  damage?: string;
}

const SMALLEST_WINDOW = 32;
const GROWTH = 8;

/** The newest entries of a stream that match, from its end backwards in windows that grow: as much is read as is needed, and little is kept. */
export async function readNewestRows(ledger: LedgerStore, head: StreamHead, query: LedgerQuery): Promise<StreamRows> {
  const found: StreamRows = { rows: [] };
  let carried: ChangeCounts | undefined;
  let width = Math.max(SMALLEST_WINDOW, query.limit);
  for (let end = head.size; end > 0 && found.rows.length < query.limit; width *= GROWTH) {
    const from = Math.max(0, end - width);
    const window = await readWindow(ledger, { stream: head.stream, from, end }, query, carried);
    found.rows.push(...window.rows.slice(0, query.limit - found.rows.length));
    if (window.damage !== undefined) return { ...found, damage: window.damage };
    if (window.isBefore) break;
    carried = window.carried;
    end = from;
  }
  return found;
}

/** True when an entry belongs to the turn before it: it is shown with the turn, not by itself. */
export function belongsToTurn({ stream, type }: Pick<LedgerEntry, 'stream' | 'type'>): boolean {
  return (type === 'CHANGE_SET' || type === 'MODEL_CALL') && sessionId.safeParse(stream).success;
}

/** True when a query asks for the entry. */
export function matchesQuery(entry: LedgerEntry, query: LedgerQuery): boolean {
  if (query.type === undefined ? belongsToTurn(entry) : entry.type !== query.type) return false;
  if (query.since && Date.parse(entry.at) < query.since.getTime()) return false;
  if (query.handler === undefined && query.decision === undefined) return true;
  if (entry.type !== 'CHAT_TURN') return false;
  return (
    (query.handler === undefined || entry.handler === query.handler) &&
    (query.decision === undefined || entry.decision === query.decision)
  );
}

interface Window {
  rows: LedgerRow[];
  /** What the turn before this window changed. */
  carried: ChangeCounts | undefined;
  /** True when the window begins before the moment that was asked for: what is earlier does not match. */
  isBefore: boolean;
  damage?: string;
}

interface Place {
  stream: string;
  from: number;
  end: number;
}

async function readWindow(
  ledger: LedgerStore,
  place: Place,
  query: LedgerQuery,
  carried: ChangeCounts | undefined,
): Promise<Window> {
  const window: Window = { rows: [], carried: undefined, isBefore: false };
  let turn: LedgerRow | undefined;
  const book = (counts: ChangeCounts) => {
    if (turn) turn.counts = addCounts(turn.counts, counts);
    else window.carried = addCounts(window.carried, counts);
  };
  try {
    for await (const entry of ledger.read(place.stream, { from: place.from, limit: place.end - place.from })) {
      if (entry.seq === place.from) window.isBefore = query.since !== undefined && Date.parse(entry.at) < +query.since;
      const row: LedgerRow = { entry };
      if (entry.type === 'CHAT_TURN') turn = row;
      const body = entry.type === 'CHANGE_SET' && belongsToTurn(entry) ? bodyOf(entry) : undefined;
      if (body?.type === 'CHANGE_SET') book(body.counts);
      if (matchesQuery(entry, query)) window.rows.push(row);
      if (window.rows.length > query.limit) window.rows.shift();
    }
  } catch (error) {
    return readBehindDamage(ledger, place, query, carried, error);
  }
  if (carried) book(carried);
  window.rows.reverse();
  return window;
}

/** What stands behind an entry that cannot be read is still shown. */
async function readBehindDamage(
  ledger: LedgerStore,
  place: Place,
  query: LedgerQuery,
  carried: ChangeCounts | undefined,
  error: unknown,
): Promise<Window> {
  if (!(error instanceof GreenlightError) || error.code !== 'LEDGER_CORRUPT') throw error;
  const damage = error.message;
  const bad = Number(error.details?.seq ?? Number.NaN);
  if (!(bad >= place.from && bad + 1 < place.end)) return { rows: [], carried: undefined, isBefore: false, damage };
  return { ...(await readWindow(ledger, { ...place, from: bad + 1 }, query, carried)), damage };
}

function addCounts(a: ChangeCounts | undefined, b: ChangeCounts): ChangeCounts {
  if (!a) return b;
  return { created: a.created + b.created, updated: a.updated + b.updated, deleted: a.deleted + b.deleted };
}
