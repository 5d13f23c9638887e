import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { GreenlightError } from '@greenlight/schema';

// Each project's files lie in a folder of its own: a row can only ever name one of its own project's.

const safeId = /^[0-9a-f-]{36}$/;
const safeName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,200}$/;

/** Where a file of a project lies; null for a name or a project that is none of ours. */
export function placeOf(folder: string, project: string, filename: string): string | null {
  return safeId.test(project) && safeName.test(filename) ? path.join(folder, project, filename) : null;
}

/** Writes a new file, whole and on the disk when it returns. Never over another. Throws STORAGE. */
export function writeNew(folder: string, project: string, filename: string, data: Uint8Array): void {
  const file = placeOf(folder, project, filename);
  if (!file) throw new GreenlightError('INTERNAL', 'A file was to be kept under a name that is not safe.');
  let opened: number | undefined;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    opened = openSync(file, 'wx', 0o600);
    for (let written = 0; written < data.length; ) written += writeSync(opened, data, written);
    fsyncSync(opened);
    closeSync(opened);
  } catch (cause) {
    if (opened !== undefined) discard(opened, file);
    throw storageError(cause);
  }
}

/** Removes a file, if it is there. */
export function removeFile(folder: string, project: string, filename: string): void {
  const file = placeOf(folder, project, filename);
  if (file) rmSync(file, { force: true });
}

/** Removes every file of a project. */
export function removeFilesOf(folder: string, project: string): void {
  if (safeId.test(project)) rmSync(path.join(folder, project), { recursive: true, force: true });
}

/** Half a file is none. */
function discard(opened: number, file: string): void {
  try {
    closeSync(opened);
  } catch {
    // It was closed by what failed.
  }
  rmSync(file, { force: true });
}

const reasons: Record<string, string> = {
  ENOSPC: 'The disk is full. Free some room and try again.',
  EDQUOT: 'The disk is full. Free some room and try again.',
  EROFS: 'The data folder cannot be written. Check that it is there and writable.',
  EACCES: 'The data folder cannot be written. Check that it is there and writable.',
  EPERM: 'The data folder cannot be written. Check that it is there and writable.',
};

function storageError(cause: unknown): GreenlightError {
  const { code } = cause as { code?: string };
  const message = reasons[code ?? ''] ?? 'The file could not be kept. Nothing was changed; please try again.';
  return new GreenlightError('STORAGE', message, { cause });
}
