import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GreenlightError, type LedgerDraft, type LedgerEntry, ledgerEntry, sessionId } from '@greenlight/schema';
import type { AppendOptions, LedgerStore, ReadOptions } from '../ledger-store.ts';
import { createEmptyHead, type StreamHead } from '../stream-head.ts';
import { LEDGER_FILE, streamFolder, systemCode } from './places.ts';
import { readLines } from './read-lines.ts';
import { StreamWriter } from './stream-writer.ts';
import { readTail } from './tail.ts';

export interface FileLedgerStoreOptions {
  /** The workspace's `.greenlight` folder. Made when the first entry is written. */
  root: string;
  /** How long an append waits for another process to finish, in milliseconds; 2,000 when left out. */
  lockWaitMs?: number;
  /** Told how many bytes of a torn last line were cut off after a crash. */
  onRepair?: (stream: string, bytes: number) => void;
}

/** Ledgers as files, one JSON line an entry. An append is on the disk before it resolves. */
export interface FileLedgerStore extends LedgerStore {
  /** The bytes of a stream's file, for `verifyStream`; empty when there is none. */
  readBytes(stream: string): Promise<Uint8Array>;
  /** Gives files and locks back. Session streams are locked from their first append until here, the others while writing and a moment longer. */
  close(): Promise<void>;
}

/** Opens the ledgers of a workspace. Nothing is read or made yet. */
export function createFileLedgerStore({ root, lockWaitMs = 2000, onRepair }: FileLedgerStoreOptions): FileLedgerStore {
  const writers = new Map<string, StreamWriter>();
  const pathOf = (stream: string) => join(streamFolder(root, stream), LEDGER_FILE);
  const writerOf = (stream: string) => {
    const known = writers.get(stream);
    if (known) return known;
    const writer = new StreamWriter({
      root,
      stream,
      keepsLock: sessionId.safeParse(stream).success,
      lockWaitMs,
      onRepair,
    });
    writers.set(stream, writer);
    return writer;
  };
  return {
    append: async (stream: string, drafts: readonly LedgerDraft[], options?: AppendOptions) =>
      writerOf(stream).append(drafts, options),
    read: (stream, options) => readEntries(pathOf(stream), stream, options),
    head: (stream) => readHead(pathOf(stream), stream),
    streams: async () =>
      (await Promise.all([listStreams(join(root, 'sessions')), listStreams(join(root, 'ledgers'))])).flat().sort(),
    readBytes: (stream) => readFile(pathOf(stream)).catch(orWhenMissing(new Uint8Array())),
    async close() {
      const closing = [...writers.values()];
      writers.clear();
      await Promise.all(closing.map((writer) => writer.close()));
    },
  };
}

async function* readEntries(
  path: string,
  stream: string,
  { from = 0, limit = Number.POSITIVE_INFINITY }: ReadOptions = {},
): AsyncGenerator<LedgerEntry> {
  let seq = 0;
  if (limit <= 0) return;
  for await (const line of readLines(path)) {
    if (seq >= from) yield parseEntry(line, stream, seq);
    seq += 1;
    if (seq >= from + limit) return;
  }
}

function parseEntry(line: Buffer, stream: string, seq: number): LedgerEntry {
  try {
    const entry = ledgerEntry.parse(JSON.parse(line.toString('utf8')));
    if (entry.seq === seq && entry.stream === stream) return entry as unknown as LedgerEntry; // what it carries was typed when it was written
  } catch {
    // falls through to the one answer for every line that is no entry
  }
  throw new GreenlightError(
    'LEDGER_CORRUPT',
    `Entry ${seq} of the ledger ${stream} cannot be read. Verify the ledger.`,
    { details: { stream, seq } },
  );
}

async function readHead(path: string, stream: string): Promise<StreamHead> {
  const handle = await open(path, 'r').catch(orWhenMissing(undefined));
  if (!handle) return createEmptyHead(stream);
  try {
    return (await readTail(handle, stream)).head;
  } finally {
    await handle.close();
  }
}

async function listStreams(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(orWhenMissing<string[]>([]));
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name, LEDGER_FILE)).catch(() => undefined)));
  return names.filter(
    (name, index) => ledgerEntry.shape.stream.safeParse(name).success && (sizes[index]?.size ?? 0) > 0,
  );
}

function orWhenMissing<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (systemCode(error) === 'ENOENT') return value;
    throw error;
  };
}
