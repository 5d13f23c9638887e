import { constants, fdatasync, fdatasyncSync, type Stats, statSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { StreamHead } from '../stream-head.ts';
import { syncFolder } from './places.ts';
import { readTail } from './tail.ts';

const syncData = promisify(fdatasync);

/** An open ledger file with its end in mind. Only the holder of the stream's lock has one. */
export interface LedgerFile {
  readonly head: StreamHead;
  /**
   * Writes whole lines, durable before it resolves. When that fails nothing of them stays, and the file must be opened anew.
   * `isAlone` says that nobody else waits: then the thread itself waits for the disk, which spares the way to another and back.
   */
  write(lines: readonly string[], head: StreamHead, isAlone: boolean): Promise<void>;
  /** False when the file was written, removed or exchanged by somebody else. */
  isUnchanged(): boolean;
  close(): Promise<void>;
}

/** Opens or makes the file, and mends what a crash left of its last line. `onRepair` is told how many bytes were cut off. */
export async function openLedgerFile(
  path: string,
  stream: string,
  onRepair?: (bytes: number) => void,
): Promise<LedgerFile> {
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const handle = await open(path, flags, 0o600);
  try {
    const head = await mendTail(handle, path, stream, onRepair);
    return describeFile(handle, path, head, await handle.stat());
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function mendTail(
  handle: FileHandle,
  path: string,
  stream: string,
  onRepair?: (bytes: number) => void,
): Promise<StreamHead> {
  const tail = await readTail(handle, stream);
  if (tail.isOnlyUnfinished) await handle.write('\n');
  else if (tail.torn > 0) {
    await handle.truncate(tail.size);
    onRepair?.(tail.torn);
  }
  await handle.sync();
  if (tail.size === 0) for (const folder of [dirname(path), dirname(dirname(path))]) await syncFolder(folder);
  return tail.head;
}

function describeFile(handle: FileHandle, path: string, begin: StreamHead, { ino, size: length }: Stats): LedgerFile {
  let [head, size] = [begin, length];
  return {
    get head() {
      return head;
    },
    async write(lines, next, isAlone) {
      const bytes = Buffer.from(lines.join(''), 'utf8');
      try {
        for (let written = 0; written < bytes.length; ) written += writeSync(handle.fd, bytes, written);
        if (isAlone) fdatasyncSync(handle.fd);
        else await syncData(handle.fd);
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
