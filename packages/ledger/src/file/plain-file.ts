import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { systemCode } from './places.ts';

/** A file that was opened for reading, or why there is none to read. The words for that are the caller's. */
export type PlainFile =
  | { handle: FileHandle; stats: Stats }
  | { handle: undefined; why: 'missing' | 'link' | 'folder' | 'special' }
  | { handle: undefined; why: 'unreadable'; code: string; cause: unknown };

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0); // a pipe must not make us wait

/** Opens a regular file for reading, and nothing else: no link, folder, pipe or device. The caller closes it. Does not throw. */
export async function openPlainFile(path: string): Promise<PlainFile> {
  let handle: FileHandle;
  try {
    handle = await open(path, flags);
  } catch (cause) {
    return whyNot(cause);
  }
  const stats = await handle.stat();
  if (stats.isFile()) return { handle, stats };
  await handle.close();
  return { handle: undefined, why: stats.isDirectory() ? 'folder' : 'special' };
}

function whyNot(cause: unknown): PlainFile {
  const code = systemCode(cause) ?? 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { handle: undefined, why: 'missing' };
  if (code === 'ELOOP') return { handle: undefined, why: 'link' };
  if (code === 'ENXIO') return { handle: undefined, why: 'special' }; // a socket, or a device that is not there
  return { handle: undefined, why: 'unreadable', code, cause };
}
