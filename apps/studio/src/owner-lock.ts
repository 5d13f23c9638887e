import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { StartError } from './prepare-data-folder.mjs';

/** Who owns a data folder's SQLite file: one process at a time. Others reach the records through its URL. */
export interface Owner {
  pid: number;
  url: string;
  startedAt: string;
}

/** Takes the data folder for this process. A lock whose process is gone is taken over. Returns how to give it back. */
export function takeOwnership(folder: string, url: string): () => void {
  const file = path.join(folder, 'owner.lock');
  const owner: Owner = { pid: process.pid, url, startedAt: new Date().toISOString() };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (writeExclusively(file, owner)) return () => release(file);
    const other = readOwner(file);
    if (other && isAlive(other.pid)) {
      throw new StartError(
        `Another studio (process ${other.pid}, ${other.url}) is using ${folder}. Stop it, or set DATA_DIR and PORT for a second one.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new StartError(`${file} could not be taken. Remove it if no studio is running.`);
}

/** The owner of a data folder, if a lock file names one. */
export function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

function writeExclusively(file: string, owner: Owner): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${JSON.stringify(owner)}\n`);
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function release(file: string): void {
  if (readOwner(file)?.pid === process.pid) rmSync(file, { force: true });
}
