import type { FileHandle } from 'node:fs/promises';
import { openPlainFile } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';

export interface PlainText {
  text: string;
  /** Permission bits, such as 0o600. */
  mode: number;
}

/**
 * The text of a small regular file; undefined when there is none. A link, a pipe, a device or more than `limit` bytes is
 * refused: it is not what we wrote there. Throws VALIDATION or STORAGE.
 */
export async function readPlainFile(path: string, limit: number): Promise<PlainText | undefined> {
  const file = await openPlainFile(path);
  if (file.handle) {
    try {
      return { text: await readText(file.handle, path, limit), mode: file.stats.mode & 0o777 };
    } finally {
      await file.handle.close();
    }
  }
  if (file.why === 'missing') return undefined;
  if (file.why === 'unreadable') {
    throw new GreenlightError('STORAGE', `${path} cannot be read (${file.code}).`, { cause: file.cause });
  }
  const what = file.why === 'link' ? 'a link' : 'not a plain file';
  throw new GreenlightError('VALIDATION', `${path} is ${what}. Remove it and try again.`);
}

async function readText(handle: FileHandle, path: string, limit: number): Promise<string> {
  const buffer = Buffer.alloc(limit + 1);
  const { bytesRead } = await handle.read(buffer, 0, limit + 1, 0);
  if (bytesRead > limit)
    throw new GreenlightError('VALIDATION', `${path} is larger than the ${limit} bytes it may have.`);
  return buffer.toString('utf8', 0, bytesRead);
}
