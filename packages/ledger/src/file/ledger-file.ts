import { constants, fdatasync, fdatasyncSync, type Stats, statSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { StreamHead } from '../stream-head.ts';
import { LEDGER_FILE, syncFolder } from './places.ts';
import { listSegments } from './segments.ts';
import { readSegmentsHead } from './stream-files.ts';
import { readTail, type Tail } from './tail.ts';

const syncData = promisify(fdatasync);

/** An open ledger file with its end in mind. Only the holder of the stream's lock has one. */
export interface LedgerFile {
  readonly head: StreamHead;
  /** Bytes of the file. */
  readonly size: number;
  /**
   * Writes whole lines, durable before it resolves. When that fails nothing of them stays, and the file must be opened anew.
   * `isAlone` says that nobody else waits: then the thread itself waits for the disk, which spares the way to another and back.
   */
  write(lines: readonly string[], head: StreamHead, isAlone: boolean): Promise<void>;
  /** False when the file was written, removed or exchanged by somebody else. */
  isUnchanged(): boolean;
  close(): Promise<void>;
}

/** Opens or makes the stream's `ledger.jsonl`, and mends what a crash left of its last line. `onRepair` is told how many bytes were cut off. */
export async function openLedgerFile(
  folder: string,
  stream: string,
  onRepair?: (bytes: number) => void,
): Promise<LedgerFile> {
  const path = join(folder, LEDGER_FILE);
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const handle = await open(path, flags, 0o600);
  try {
    listSegments(folder, stream); // one that is missing is not written on
    const tail = await readTail(handle, stream, () => readSegmentsHead(folder, stream));
    await mendTail(handle, tail, onRepair);
    return describeFile(handle, path, tail, await handle.stat());
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function mendTail(handle: FileHandle, tail: Tail, onRepair?: (bytes: number) => void): Promise<void> {
  if (tail.isOnlyUnfinished) await handle.write('\n');
  else if (tail.torn > 0) {
    await handle.truncate(tail.size);
    onRepair?.(tail.torn);
  }
  if (tail.size + tail.torn > 0) await handle.sync(); // what a killed writer left may not be on the disk yet
}

function describeFile(handle: FileHandle, path: string, tail: Tail, { ino, size: length }: Stats): LedgerFile {
  let [head, size] = [tail.head, length];
  // A new file is safe only when its name is, and that of its folder. They reach the disk together with its first entries.
  let unsynced = tail.size === 0 ? [dirname(path), dirname(dirname(path))] : [];
  return {
    get head() {
      return head;
    },
    get size() {
      return size;
    },
    async write(lines, next, isAlone) {
      const bytes = Buffer.from(lines.join(''), 'utf8');
      try {
        for (let written = 0; written < bytes.length; ) written += writeSync(handle.fd, bytes, written);
        if (isAlone && unsynced.length === 0) fdatasyncSync(handle.fd);
        else await Promise.all([syncData(handle.fd), ...unsynced.map(syncFolder)]);
        unsynced = [];
      } catch (error) {
        await handle.truncate(size).catch(() => undefined); // what was not acknowledged must not stay
        throw error;
      }
      [head, size] = [next, size + bytes.length];
    },
    isUnchanged() {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats?.ino === ino && stats.size === size;
    },
    close: () => handle.close(),
  };
}
