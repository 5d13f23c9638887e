import type { KeyObject } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GreenlightError, type LedgerDraft, type LedgerEntry, ledgerEntry, sessionId } from '@greenlight/schema';
import type { AppendOptions, LedgerStore, ReadOptions } from '../ledger-store.ts';
import { streamFolder, systemCode } from './places.ts';
import { holdsLedger } from './segments.ts';
import { type FileBatch, readFiles, readStreamHead, type StreamPlace } from './stream-files.ts';
import { StreamWriter } from './stream-writer.ts';

export interface FileLedgerStoreOptions {
  /** The workspace's `.greenlight` folder. Made when the first entry is written. */
  root: string;
  /** How long an append waits for another process to finish, in milliseconds; 2,000 when left out. */
  lockWaitMs?: number;
  /** A file of a stream is closed, and another begun, once it has this many bytes; 16 MB when left out. */
  rotateBytes?: number;
  /** The Ed25519 private key that signs a checkpoint at the end of each closed file. Asked for only then; without one there is none. */
  findCheckpointKey?: () => Promise<KeyObject | undefined>;
  /** Told how many bytes of a torn last line were cut off after a crash. */
  onRepair?: (stream: string, bytes: number) => void;
}

/** Ledgers as files, one JSON line an entry. An append is on the disk before it resolves. */
export interface FileLedgerStore extends LedgerStore {
  /** The bytes of a stream, of all its files, for `verifyStream`; empty when there is none. `readLines` holds only a part of them at a time. */
  readBytes(stream: string): Promise<Uint8Array>;
  readLines(stream: string): AsyncIterable<FileBatch>;
  /** Gives files and locks back. Session streams are locked from their first append until here, the others while writing and a moment longer. */
  close(): Promise<void>;
}

/** Opens the ledgers of a workspace. Nothing is read or made yet. */
export function createFileLedgerStore(options: FileLedgerStoreOptions): FileLedgerStore {
  const { root, lockWaitMs = 2000, rotateBytes = 16 * 1024 * 1024, findCheckpointKey, onRepair } = options;
  const writers = new Map<string, StreamWriter>();
  const places = new Map<string, StreamPlace>();
  const filesOf = (stream: string, after?: StreamPlace) => readFiles(streamFolder(root, stream), stream, after);
  const writerOf = (stream: string) => {
    const known = writers.get(stream);
    if (known) return known;
    const writer = new StreamWriter({
      root,
      stream,
      keepsLock: sessionId.safeParse(stream).success,
      lockWaitMs,
      rotateBytes,
      findCheckpointKey,
      onRepair,
    });
    writers.set(stream, writer);
    return writer;
  };
  return {
    append: async (stream: string, drafts: readonly LedgerDraft[], options?: AppendOptions) =>
      writerOf(stream).append(drafts, options),
    async *read(stream, options = {}) {
      // Who follows a stream asks again and again from where it ended: that place is kept.
      const last = places.get(stream);
      const after = last && last.seq <= (options.from ?? 0) ? last : undefined;
      places.delete(stream); // kept anew at the end: one that no longer fits misleads once at most
      yield* readEntries(filesOf(stream, after), stream, options, (place) => places.set(stream, place));
    },
    head: async (stream) => readStreamHead(streamFolder(root, stream), stream),
    streams: async () =>
      (await Promise.all(['sessions', 'ledgers'].map((name) => listStreams(root, name)))).flat().sort(),
    readLines: (stream) => filesOf(stream),
    readBytes: async (stream) => joinBatches(filesOf(stream)),
    async close() {
      const closing = [...writers.values()];
      writers.clear();
      await Promise.all(closing.map((writer) => writer.close()));
    },
  };
}

async function* readEntries(
  batches: AsyncIterable<FileBatch>,
  stream: string,
  { from = 0, limit = Number.POSITIVE_INFINITY }: ReadOptions,
  keepPlace: (place: StreamPlace) => void,
): AsyncGenerator<LedgerEntry> {
  if (limit <= 0) return;
  let last: StreamPlace | undefined;
  for await (const batch of batches) {
    for (const [index, line] of batch.lines.entries()) {
      const seq = batch.from + index;
      if (seq >= from + limit) return;
      if (seq >= from) yield parseEntry(line, stream, seq);
    }
    if (batch.lines.length > 0) last = batch.next;
  }
  if (last) keepPlace(last);
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

async function listStreams(root: string, kind: string): Promise<string[]> {
  const names = await readdir(join(root, kind)).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  const streams = names.filter((name) => isStreamOf(root, kind, name));
  const held = await Promise.all(streams.map((name) => holdsLedger(join(root, kind, name))));
  return streams.filter((_, index) => held[index]);
}

function isStreamOf(root: string, kind: string, name: string): boolean {
  return ledgerEntry.shape.stream.safeParse(name).success && streamFolder(root, name) === join(root, kind, name);
}

async function joinBatches(batches: AsyncIterable<FileBatch>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  const newline = Buffer.from('\n');
  for await (const { lines, rest } of batches) {
    for (const line of lines) parts.push(line, newline);
    if (rest) parts.push(rest);
  }
  return Buffer.concat(parts);
}
