import { randomUUID } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireWriterLock, markOwnProcess, mayBeAlive, type ProcessMark } from '@greenlight/ledger';

/** Who owns a data folder's SQLite file: one process at a time. */
export interface Owner extends ProcessMark {
  /** Where others reach the records; null for a terminal, which serves nobody. */
  url: string | null;
  startedAt: string;
  /** Names this one taking of the folder. */
  token: string;
}

/** The data folder is this process's own until it is given back, or the process ends. */
export interface Ownership {
  isOurs: true;
  release(): void;
}

/** Somebody else's, and who that is. */
export interface OwnedByOther {
  isOurs: false;
  owner: Owner;
}

export interface OwnershipWish {
  /** Where others reach the records while this process owns them; null when they cannot. */
  url: string | null;
  /** How long to wait for an owner that cannot be reached. One with an address is not waited for: it stays. */
  waitMs: number;
  signal?: AbortSignal | undefined;
}

const RETRY_MS = 50;
/** Deciding takes well under a millisecond; whoever holds the guard longer is stuck, and is said to be. */
const GUARD_WAIT_MS = 5000;
/** More is no lock of ours. */
const LONGEST_LOCK = 4096;

/**
 * Takes the data folder for this process. The lock of a process that is gone is taken over; deciding that is done behind a guard, so
 * that two who find the same dead owner do not both take its place. Throws LOCKED when the guard stays taken.
 */
export async function takeOwnership(folder: string, wish: OwnershipWish): Promise<Ownership | OwnedByOther> {
  const deadline = performance.now() + wish.waitMs;
  for (;;) {
    const taken = await tryOwnership(folder, wish.url);
    if (taken.isOurs || taken.owner.url !== null || performance.now() >= deadline) return taken;
    await sleep(RETRY_MS, undefined, { signal: wish.signal });
  }
}

async function tryOwnership(folder: string, url: string | null): Promise<Ownership | OwnedByOther> {
  const living = findLivingOwner(folder);
  if (living) return { isOurs: false, owner: living };
  const guard = await acquireWriterLock(path.join(folder, 'owner.lock.guard'), GUARD_WAIT_MS);
  try {
    const other = findLivingOwner(folder);
    return other ? { isOurs: false, owner: other } : own(folder, url);
  } finally {
    await guard.release();
  }
}

function own(folder: string, url: string | null): Ownership {
  const file = lockFile(folder);
  const mine = { ...markOwnProcess(), url, startedAt: new Date().toISOString(), token: randomUUID() };
  const draft = `${file}.${mine.token}`;
  writeFileSync(draft, `${JSON.stringify(mine)}\n`, { flag: 'wx', mode: 0o600 });
  renameSync(draft, file);
  const release = () => {
    process.off('exit', release);
    if (readOwner(folder)?.token === mine.token) rmSync(file, { force: true });
  };
  process.once('exit', release);
  return { isOurs: true, release };
}

/** The process that owns a data folder now; null when there is none, or it is gone. */
export function findLivingOwner(folder: string): Owner | null {
  const found = readOwner(folder);
  if (!found) return null;
  // A lock that does not say when its process began, under our own pid: an earlier process had it.
  if (found.pid === process.pid && found.started === '') return null;
  return mayBeAlive(found) ? found : null;
}

/** The owner as it stands in a data folder's lock, alive or not; null when there is no lock that can be read. */
export function readOwner(folder: string): Owner | null {
  try {
    const file = lockFile(folder);
    const stats = lstatSync(file);
    if (!stats.isFile() || stats.size > LONGEST_LOCK) return null;
    return parseOwner(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function parseOwner(value: unknown): Owner | null {
  const found = value as Partial<Record<keyof Owner, unknown>> | null;
  if (!Number.isSafeInteger(found?.pid)) return null;
  const text = (name: keyof Owner, otherwise: string) => {
    const given = found?.[name];
    return typeof given === 'string' ? given : otherwise;
  };
  return {
    pid: Number(found?.pid),
    host: text('host', hostname()),
    started: text('started', ''),
    url: typeof found?.url === 'string' ? found.url : null,
    startedAt: text('startedAt', ''),
    token: text('token', ''),
  };
}

function lockFile(folder: string): string {
  return path.join(folder, 'owner.lock');
}
