import { closeSync, fstatSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from './file-failure.ts';
import { openUnfollowed } from './open-safely.ts';

export const IGNORE_FILE = '.gitignore';
const MOST_BYTES = 256 * 1024;

/** Hides the whole folder. */
const everything = '*';

/**
 * The text of a folder's .gitignore; undefined when there is none. A link is none, as for git. One that cannot be read, or is
 * larger than any person's, hides its whole folder: what it would hide cannot be known.
 */
export function readIgnoreFile(folder: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openUnfollowed(join(folder, IGNORE_FILE));
  } catch (thrown) {
    return ['ENOENT', 'ELOOP', 'ENOTDIR'].includes(systemCode(thrown) ?? '') ? undefined : everything;
  }
  try {
    return readWhole(descriptor);
  } catch {
    return everything;
  } finally {
    closeSync(descriptor);
  }
}

function readWhole(descriptor: number): string | undefined {
  const status = fstatSync(descriptor);
  if (!status.isFile()) return undefined;
  if (status.size > MOST_BYTES) return everything;
  const bytes = Buffer.alloc(MOST_BYTES + 1);
  let size = 0;
  for (let read = 1; read > 0 && size < bytes.length; size += read)
    read = readSync(descriptor, bytes, size, bytes.length - size, null);
  return size > MOST_BYTES ? everything : bytes.toString('utf8', 0, size);
}
