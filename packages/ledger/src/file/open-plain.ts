import { constants, lstatSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { GreenlightError } from '@greenlight/schema';
import { systemCode } from './places.ts';

/** Opens a file of ours for reading; undefined when there is none. What is a link, a pipe, a device or a folder is not ours: LEDGER_CORRUPT. */
export async function openPlain(path: string): Promise<FileHandle | undefined> {
  const handle = await openOrExplain(path);
  if (!handle) return undefined;
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw notPlain(path, 'not a plain file');
}

async function openOrExplain(path: string): Promise<FileHandle | undefined> {
  if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
  try {
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK); // a pipe must not make us wait
  } catch (error) {
    const code = systemCode(error) ?? 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'ELOOP') throw notPlain(path, 'a link');
    if (code === 'ENXIO') throw notPlain(path, 'not a plain file');
    throw new GreenlightError('STORAGE', `${path} cannot be read (${code}).`, { cause: error });
  }
}

function notPlain(path: string, what: string): GreenlightError {
  return new GreenlightError('LEDGER_CORRUPT', `${path} is ${what}: nothing of ours. Remove it and try again.`);
}
