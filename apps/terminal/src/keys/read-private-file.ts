import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { readPlainFile } from './plain-file.ts';

/** The text of a file that is its owner's alone; undefined when there is none. Throws FORBIDDEN when others can read it or replace it. */
export async function readPrivateFile(path: string, limit: number): Promise<string | undefined> {
  const file = await readPlainFile(path, limit);
  if (!file) return undefined;
  refuse(path, file.mode, 0o077, 'read', '600');
  refuse(dirname(path), (await stat(dirname(path))).mode & 0o777, 0o022, 'changed', '700');
  return file.text;
}

function refuse(path: string, mode: number, bits: number, verb: string, wanted: string): void {
  if (process.platform === 'win32' || (mode & bits) === 0) return; // the bits mean nothing there
  const shown = mode.toString(8).padStart(3, '0');
  throw new GreenlightError(
    'FORBIDDEN',
    `${path} can be ${verb} by others (mode ${shown}). Run: chmod ${wanted} ${path}`,
  );
}
