import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { GreenlightError } from '@greenlight/schema';

export interface PlainFile {
  text: string;
  /** Permission bits, such as 0o600. */
  mode: number;
}

const NONBLOCK = constants.O_NONBLOCK ?? 0;
const NOFOLLOW = constants.O_NOFOLLOW ?? 0;

/**
 * The text of a small regular file; undefined when there is none. A link, a pipe, a device or more than `limit` bytes is
 * refused: it is not what we wrote there. Throws VALIDATION or STORAGE.
 */
export async function readPlainFile(path: string, limit: number): Promise<PlainFile | undefined> {
  const handle = await openPlain(path);
  if (!handle) return undefined;
  try {
    const found = await handle.stat();
    if (!found.isFile())
      throw new GreenlightError('VALIDATION', `${path} is not a plain file. Remove it and try again.`);
    const buffer = Buffer.alloc(limit + 1);
    const { bytesRead } = await handle.read(buffer, 0, limit + 1, 0);
    if (bytesRead > limit)
      throw new GreenlightError('VALIDATION', `${path} is larger than the ${limit} bytes it may have.`);
    return { text: buffer.toString('utf8', 0, bytesRead), mode: found.mode & 0o777 };
  } finally {
    await handle.close();
  }
}

async function openPlain(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_RDONLY | NONBLOCK | NOFOLLOW);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'ELOOP') throw new GreenlightError('VALIDATION', `${path} is a link. Remove it and try again.`);
    throw new GreenlightError('STORAGE', `${path} cannot be read (${code}).`, { cause: error });
  }
}
