import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireWriterLock, mayBeAlive, type ProcessMark, systemCode, type WriterLock } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { ensurePackages, type PackagePlaces } from './package-places.ts';
import { asDiskError } from './system-error.ts';

/** Runs `work` while no other process, and nothing else in this one, changes packages. Throws LOCKED when it waited in vain. */
export async function withPackageLock<T>(places: PackagePlaces, waitMs: number, work: () => Promise<T>): Promise<T> {
  await ensurePackages(places);
  const lock = await acquire(places, waitMs);
  try {
    await removeDeadDrafts(places);
    return await work();
  } finally {
    await lock.release();
  }
}

async function acquire({ lock, folder }: PackagePlaces, waitMs: number): Promise<WriterLock> {
  try {
    return await acquireWriterLock(lock, waitMs);
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw asDiskError(error, folder);
    if (error.code !== 'LOCKED') throw error;
    const { pid, host, since } = error.details ?? {};
    const message = `Packages are being changed by process ${pid} on ${host} since ${since}. Try again when it is done; if it is gone for good, delete ${lock}.`;
    throw new GreenlightError('LOCKED', message, { details: error.details ?? {}, cause: error });
  }
}

const POLL_MS = 50;
const POLLS = 20;

/** A process that was killed while it waited for the lock leaves the draft of its own behind. */
async function removeDeadDrafts({ folder, lock }: PackagePlaces): Promise<void> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(`${basename(lock)}.`) && (await isOfDead(path))) rmSync(path, { force: true });
  }
}

// A draft that is not whole is being written this very moment, unless it stays so.
async function isOfDead(path: string): Promise<boolean> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const mark = readMark(path);
    if (mark !== 'not whole') return mark !== undefined && !mayBeAlive(mark);
    await sleep(POLL_MS);
  }
  return true;
}

function readMark(path: string): ProcessMark | 'not whole' | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessMark; // by acquireWriterLock
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? undefined : 'not whole';
  }
}
