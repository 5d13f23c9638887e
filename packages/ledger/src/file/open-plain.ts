import { lstatSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { GreenlightError } from '@greenlight/schema';
import { openPlainFile } from './plain-file.ts';

/** Opens a file of ours for reading; undefined when there is none. What is a link, a pipe, a device or a folder is not ours: LEDGER_CORRUPT. */
export async function openPlain(path: string): Promise<FileHandle | undefined> {
  if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
  const file = await openPlainFile(path);
  if (file.handle) return file.handle;
  if (file.why === 'missing') return undefined;
  if (file.why === 'unreadable') {
    throw new GreenlightError('STORAGE', `${path} cannot be read (${file.code}).`, { cause: file.cause });
  }
  const what = file.why === 'link' ? 'a link' : 'not a plain file';
  throw new GreenlightError('LEDGER_CORRUPT', `${path} is ${what}: nothing of ours. Remove it and try again.`);
}
