import { type FileHandle, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import type { LineBatch } from '../ledger-store.ts';
import { createEmptyHead, type StreamHead } from '../stream-head.ts';
import { openPlain } from './open-plain.ts';
import { LEDGER_FILE } from './places.ts';
import { readLines } from './read-lines.ts';
import { findSegments, listSegments, missingSegment } from './segments.ts';
import { readTail, type Tail } from './tail.ts';

/** Where a reader stopped: in which file, by its number on the disk, after how many of its bytes, and before which entry. */
export interface StreamPlace {
  ino: number;
  offset: number;
  seq: number;
}

/** Lines of one file of a stream. */
export interface FileBatch extends LineBatch {
  /** The `seq` that the first of the lines should have. */
  from: number;
  /** Where the next ones begin. */
  next: StreamPlace;
}

/**
 * Reads a stream's files as one: from its beginning, or from `after` on while that file still stands. Throws LEDGER_CORRUPT at a
 * segment that is missing, after the entries before it.
 */
export async function* readFiles(folder: string, stream: string, after?: StreamPlace): AsyncGenerator<FileBatch> {
  // Opened before the folder is listed: when it becomes a segment meanwhile, it is found in the list and not read twice.
  const current = await openPlain(join(folder, LEDGER_FILE));
  try {
    const { names, missing } = findSegments(folder);
    const files = await identify(folder, names, current);
    const resumed = after && files.findIndex(({ ino, size }) => ino === after.ino && size >= after.offset);
    const first = resumed !== undefined && resumed >= 0 ? resumed : 0;
    let seq = first === resumed && after ? after.seq : 0;
    for (const [index, file] of files.entries()) {
      if (index < first) continue;
      if (file.name === LEDGER_FILE && missing !== undefined) break;
      for await (const batch of readFile(folder, stream, file, index === resumed ? after?.offset : 0)) {
        yield { ...batch, from: seq, next: { ...batch.next, seq: seq + batch.lines.length } };
        seq += batch.lines.length;
      }
    }
    if (missing !== undefined) throw missingSegment(stream, missing);
  } finally {
    await current?.close();
  }
}

interface KnownFile {
  name: string;
  ino: number;
  size: number;
  /** That of `ledger.jsonl`, which may have another name by now. */
  handle?: FileHandle;
}

async function identify(folder: string, names: readonly string[], current?: FileHandle): Promise<KnownFile[]> {
  const segments = await Promise.all(names.map(async (name) => ({ name, ...(await identityOf(join(folder, name))) })));
  if (!current) return segments;
  const { ino, size } = await current.stat();
  const renamed = segments.findIndex((segment) => segment.ino === ino);
  return [...(renamed < 0 ? segments : segments.slice(0, renamed)), { name: LEDGER_FILE, ino, size, handle: current }];
}

async function identityOf(path: string): Promise<{ ino: number; size: number }> {
  const found = await lstat(path).catch(() => undefined);
  return { ino: found?.ino ?? -1, size: found?.size ?? 0 };
}

async function* readFile(
  folder: string,
  stream: string,
  { name, ino, handle }: KnownFile,
  offset = 0,
): AsyncGenerator<FileBatch> {
  const own = handle ? undefined : await openPlain(join(folder, name));
  const opened = handle ?? own;
  if (!opened) throw missingSegment(stream, name);
  try {
    for await (const { lines, rest, end } of readLines(opened, offset)) {
      yield { file: name, lines, from: 0, next: { ino, offset: end, seq: 0 }, ...(rest ? { rest } : {}) };
    }
  } finally {
    await own?.close();
  }
}

/** Where the stream ends. Reads no more than the end of the last file with an entry. */
export async function readStreamHead(folder: string, stream: string): Promise<StreamHead> {
  const current = await openPlain(join(folder, LEDGER_FILE));
  if (!current) return readSegmentsHead(folder, stream);
  try {
    return (await readTail(current, stream, () => readSegmentsHead(folder, stream))).head;
  } finally {
    await current.close();
  }
}

/** Where the closed segments end: with the last one's last entry, whole. */
export async function readSegmentsHead(folder: string, stream: string): Promise<StreamHead> {
  const last = listSegments(folder, stream).at(-1);
  if (last === undefined) return createEmptyHead(stream);
  const handle = await openPlain(join(folder, last));
  if (!handle) throw missingSegment(stream, last);
  try {
    return wholeHead(await readTail(handle, stream, async () => createEmptyHead(stream)), stream, last);
  } finally {
    await handle.close();
  }
}

function wholeHead({ head, torn }: Tail, stream: string, file: string): StreamHead {
  if (head.size > 0 && torn === 0) return head;
  throw new GreenlightError(
    'LEDGER_CORRUPT',
    `The file ${file} of the ledger ${stream} does not end with a whole entry. Verify the ledger before writing on.`,
    { details: { stream, file } },
  );
}
