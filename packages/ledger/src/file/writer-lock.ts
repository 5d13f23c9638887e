import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { GreenlightError } from '@greenlight/schema';
import { systemCode } from './places.ts';
import { markOwnProcess, mayBeAlive, type ProcessMark } from './process-mark.ts';

/** What stands in a lock file. The token names this one taking of the lock. */
interface LockHolder extends ProcessMark {
  token: string;
  at: string;
}

/** A lock that is held. */
export interface WriterLock {
  release(): Promise<void>;
}

const RETRY_MS = 10;

/**
 * Takes the lock file at `path`, waiting up to `waitMs` for a living holder. Throws LOCKED, naming it.
 *
 * A lock appears by `link`, whole or not at all. That of a dead process is not removed, which two could do at once, but
 * inherited: exactly one heir can make the file named after the dead holder's token, and only it may replace the lock. An heir
 * that dies on the way is inherited from in turn.
 */
export async function acquireWriterLock(path: string, waitMs: number): Promise<WriterLock> {
  const own: LockHolder = { ...markOwnProcess(), token: randomUUID(), at: new Date().toISOString() };
  const draft = `${path}.${own.token}`;
  const deadline = performance.now() + waitMs;
  writeFileSync(draft, `${JSON.stringify(own)}\n`, { flag: 'wx', mode: 0o600 });
  try {
    for (;;) {
      if (tryLink(draft, path)) break;
      const holder = inheritOrFindHolder(path, draft);
      if (holder === 'inherited') break;
      if (holder && performance.now() >= deadline) throw lockedBy(holder, path);
      if (holder) await sleep(RETRY_MS);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return { release: async () => release(path, own.token) };
}

/** Takes the place of a dead holder, or answers the living one; undefined when the lock changed meanwhile and is worth another try. */
function inheritOrFindHolder(path: string, draft: string): LockHolder | 'inherited' | undefined {
  const first = readHolder(path);
  if (!first) return undefined;
  const line = [first];
  for (let last = first, heir = readHolder(wills(path, last)); heir; heir = readHolder(wills(path, last))) {
    line.push(heir);
    last = heir;
  }
  const last = line.at(-1) ?? first;
  if (mayBeAlive(last)) return last;
  if (!tryLink(draft, wills(path, last))) return undefined;
  const isUnchanged = readHolder(path)?.token === first.token;
  if (isUnchanged) renameSync(draft, path);
  else line.splice(0, line.length - 1); // an earlier heir got through and cleared its own line; only our claim is ours to clear
  for (const holder of line) rmSync(wills(path, holder), { force: true });
  return isUnchanged ? 'inherited' : undefined;
}

function wills(path: string, holder: LockHolder): string {
  return `${path}.after-${holder.token}`;
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): LockHolder | undefined {
  try {
    return parseHolder(readFileSync(path, 'utf8'));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

// A lock is linked whole, so one that cannot be read was left by a power cut: its holder is gone (no process has the pid 0).
function parseHolder(text: string): LockHolder {
  const gone = { pid: 0, host: markOwnProcess().host, started: 'gone', token: 'unreadable', at: '' };
  try {
    const found = JSON.parse(text) as Partial<LockHolder> | null;
    const isWhole =
      Number.isSafeInteger(found?.pid) && typeof found?.host === 'string' && /^[\w-]{1,64}$/.test(String(found.token));
    return isWhole ? { ...gone, ...found } : gone;
  } catch {
    return gone;
  }
}

function release(path: string, token: string): void {
  if (readHolder(path)?.token === token) unlinkSync(path);
}

function lockedBy(holder: LockHolder, path: string): GreenlightError {
  const where =
    holder.host === markOwnProcess().host ? '' : ` on ${holder.host}; if it is gone for good, delete ${path}`;
  return new GreenlightError(
    'LOCKED',
    `The ledger is being written by process ${holder.pid}${where}. Try again when it is done.`,
    {
      details: { pid: holder.pid, host: holder.host, since: holder.at },
    },
  );
}
