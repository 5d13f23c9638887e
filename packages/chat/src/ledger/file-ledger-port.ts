import type { LedgerStore, StreamHead } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import type { FileSessionStore } from '../file/file-session-store.ts';
import type { DamagedStream, LedgerPage, LedgerPort, LedgerQuery, LedgerReader, LedgerRow } from '../ledger-port.ts';
import { readNewestRows } from './newest-rows.ts';

export interface FileLedgerPortOptions {
  /** The sessions of the workspace whose ledgers are shown. */
  sessions: Pick<FileSessionStore, 'ledger' | 'objects' | 'open'>;
}

/** How many streams are opened at once. */
const AT_ONCE = 16;

/** The ledgers of a workspace. Its local owner sees them all; anybody else the sessions that are his own, without their words. */
export function createFileLedgerPort({ sessions }: FileLedgerPortOptions): LedgerPort {
  return {
    async findEntries(query, reader) {
      const streams = query.stream === undefined ? await sessions.ledger.streams() : [query.stream];
      const visible = await mapSome(streams, async (stream) => ({
        stream,
        isSeen: await maySee(sessions, stream, reader),
      }));
      const ends = await findEnds(
        sessions.ledger,
        visible.flatMap(({ stream, isSeen }) => (isSeen ? [stream] : [])),
      );
      const scope = reader.actor.kind === 'local' ? 'this workspace' : 'your own sessions';
      return { ...(await collectRows(sessions.ledger, ends, query)), scope };
    },
    async readTexts(hashes, reader) {
      if (reader.actor.kind !== 'local') return new Map();
      const texts = await mapSome(
        [...new Set(hashes)],
        async (hash) => [hash, await readText(sessions, hash)] as const,
      );
      return new Map(texts.flatMap(([hash, text]) => (text === undefined ? [] : [[hash, text] as const])));
    },
  };
}

async function maySee(
  sessions: FileLedgerPortOptions['sessions'],
  stream: string,
  { actor }: LedgerReader,
): Promise<boolean> {
  if (actor.kind === 'local') return true;
  return sessions.open(stream, { actor, project: null }).then(
    () => true,
    () => false,
  );
}

/** The end of a stream, and the moment of its last entry; or what keeps it from being read. */
type StreamEnd = { head: StreamHead; last: number } | DamagedStream;

async function findEnds(ledger: LedgerStore, streams: readonly string[]): Promise<StreamEnd[]> {
  return mapSome(streams, async (stream) => {
    try {
      const head = await ledger.head(stream);
      for await (const entry of ledger.read(stream, { from: head.size - 1, limit: 1 })) {
        return { head, last: Date.parse(entry.at) };
      }
      return { head, last: Number.NEGATIVE_INFINITY };
    } catch (error) {
      return describeDamage(stream, error);
    }
  });
}

/** Streams by their last entry, so that those whose newest is older than what was found already are left unread. */
async function collectRows(
  ledger: LedgerStore,
  ends: readonly StreamEnd[],
  query: LedgerQuery,
): Promise<Omit<LedgerPage, 'scope'>> {
  const damaged = ends.flatMap((end) => ('message' in end ? [end] : []));
  const whole = ends
    .flatMap((end) => ('head' in end && end.head.size > 0 ? [end] : []))
    .sort((a, b) => b.last - a.last);
  let rows: LedgerRow[] = [];
  for (const { head, last } of whole) {
    const oldest = rows[query.limit];
    if ((oldest && Date.parse(oldest.entry.at) > last) || (query.since && last < query.since.getTime())) break;
    try {
      const found = await readNewestRows(ledger, head, { ...query, limit: query.limit + 1 });
      if (found.damage !== undefined) damaged.push({ stream: head.stream, message: found.damage });
      rows = [...rows, ...found.rows].sort(newestFirst).slice(0, query.limit + 1);
    } catch (error) {
      damaged.push(describeDamage(head.stream, error));
    }
  }
  const shown = rows.slice(0, query.limit);
  const named = new Set([query.stream, ...shown.map(({ entry }) => entry.stream)]);
  const heads = whole.map(({ head }) => head).filter(({ stream }) => named.has(stream));
  return { rows: shown, isCut: rows.length > query.limit, heads, damaged };
}

function newestFirst({ entry: a }: LedgerRow, { entry: b }: LedgerRow): number {
  if (a.stream === b.stream) return b.seq - a.seq;
  return Date.parse(b.at) - Date.parse(a.at) || (a.stream < b.stream ? -1 : 1);
}

/** An object that is not what its name says is no longer what was said. */
async function readText({ objects }: FileLedgerPortOptions['sessions'], hash: string): Promise<string | undefined> {
  return objects.get(hash).catch((error: unknown) => {
    if (error instanceof GreenlightError && error.code === 'LEDGER_CORRUPT') return undefined;
    throw error;
  });
}

/** What keeps a stream from being read, in words: damage, or the system's refusal. Throws anything else on. */
function describeDamage(stream: string, error: unknown): DamagedStream {
  if (error instanceof GreenlightError && error.code === 'LEDGER_CORRUPT') return { stream, message: error.message };
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof GreenlightError || typeof code !== 'string') throw error;
  return { stream, message: `The ledger ${stream} cannot be read (${code}).` };
}

async function mapSome<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  }
  return results;
}
