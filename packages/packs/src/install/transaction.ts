import { randomUUID } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Actor, GreenlightError, type InstalledPackage } from '@greenlight/schema';
import { finish, isCommitted, undo } from './finish.ts';
import { readInstalled, writeInstalled } from './installed-file.ts';
import { type Journal, writeJournal } from './journal.ts';
import { startedEntry } from './package-entries.ts';
import type { PackageLedger } from './package-ledger.ts';
import {
  ensureOwnFolder,
  isOwnedFolder,
  KEPT_FOLDER,
  NEW_PREFIX,
  type PackagePlaces,
  versionFolder,
} from './package-places.ts';
import { moveReceipt } from './receipt.ts';
import { asDiskError } from './system-error.ts';
import { syncPath, syncTree } from './write-durably.ts';

/** The moments between which a transaction can be cut off, in their order. */
export const transactionSteps = [
  'journaled',
  'started',
  'unpacked',
  'moved aside',
  'placed',
  'committed',
  'cleaned',
  'done',
  'closed',
] as const;
export type TransactionStep = (typeof transactionSteps)[number];

export interface TransactionContext {
  places: PackagePlaces;
  ledger: PackageLedger;
  /** Told of every step as it has been made. */
  onStep?: ((step: TransactionStep) => void) | undefined;
}

/** From what to what one package is to change. One of the two may be nothing, not both. */
export interface Change {
  action: Journal['action'];
  actor: Actor;
  before: InstalledPackage | null;
  after: InstalledPackage | null;
}

/** A file that was left where it stands, from the workspace's root. */
export interface KeptFile {
  path: string;
  why: 'changed' | 'unknown';
}

export interface ChangeOutcome {
  /** How many files of the former version were removed. */
  removed: number;
  kept: KeptFile[];
  /** Where a folder was moved that stood in the way, from the workspace's root. */
  aside: string | null;
}

/**
 * Makes a change whole or not at all. Its commit is the renaming of `installed.json`; what was cut off before it is undone, what was
 * cut off after it is finished, by whoever comes next (`recover`). The caller holds the lock and has recovered. `bring` makes
 * the folder that it is given, with the assets of `after` in it.
 */
export async function runTransaction(
  context: TransactionContext,
  change: Change,
  bring: (folder: string) => Promise<void>,
): Promise<ChangeOutcome> {
  const { places, onStep } = context;
  const journal = await planJournal(context, change);
  try {
    await writeJournal(places, journal);
    onStep?.('journaled');
    await context.ledger.append(journal.actor, startedEntry(journal));
    onStep?.('started');
    if (journal.after) await place(context, journal, journal.after, bring);
    await commit(places, journal);
  } catch (error) {
    throw await undoAfter(context, journal, error);
  }
  onStep?.('committed');
  try {
    return await finish(context, journal);
  } catch (error) {
    throw unfinished(context, journal, error);
  }
}

async function planJournal({ places, ledger }: TransactionContext, change: Change): Promise<Journal> {
  const manifest = (change.after ?? change.before)?.manifest;
  if (!manifest) throw new TypeError('A change is from something or to something.');
  return {
    v: 1,
    transaction: randomUUID(),
    action: change.action,
    package_id: manifest.package_id,
    actor: change.actor,
    before: change.before,
    after: change.after,
    draft: `${NEW_PREFIX}${randomUUID()}`,
    aside: change.after && findAside(places, change.after),
    ledger_size: await ledger.size(),
  };
}

/** A free name to move away what stands where a version is to stand; null when nothing does. */
function findAside(places: PackagePlaces, { manifest }: InstalledPackage): string | null {
  const { package_id: id, version } = manifest;
  if (!isOwnedFolder(join(places.folder, id)) || !isTaken(versionFolder(places, id, version))) return null;
  for (let count = 1; ; count += 1) {
    const name = `${KEPT_FOLDER}/${id}/${version}${count === 1 ? '' : `_${count}`}`;
    if (!isTaken(join(places.folder, name))) return name;
  }
}

function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

async function place(
  { places, onStep }: TransactionContext,
  journal: Journal,
  { manifest }: InstalledPackage,
  bring: (folder: string) => Promise<void>,
): Promise<void> {
  const draft = join(places.folder, journal.draft);
  await bring(draft);
  await syncTree(draft);
  onStep?.('unpacked');
  const folder = versionFolder(places, manifest.package_id, manifest.version);
  ensureOwnFolder(dirname(folder));
  if (journal.aside !== null) await moveAside(places, folder, journal.aside);
  onStep?.('moved aside');
  await moveReceipt(draft, folder);
  await rename(draft, folder);
  await syncPath(dirname(folder));
  await syncPath(places.folder);
  onStep?.('placed');
}

async function moveAside(places: PackagePlaces, folder: string, aside: string): Promise<void> {
  const target = join(places.folder, aside);
  for (const parent of [dirname(dirname(target)), dirname(target)]) ensureOwnFolder(parent);
  await rename(folder, target);
}

async function commit(places: PackagePlaces, { package_id: id, after }: Journal): Promise<void> {
  const { packages } = await readInstalled(places);
  const { [id]: _former, ...others } = packages;
  await writeInstalled(places, { v: 1, packages: after ? { ...others, [id]: after } : others });
}

/** What to throw for a change that failed. What had been done of it is undone, unless it has happened after all. */
async function undoAfter(context: TransactionContext, journal: Journal, cause: unknown): Promise<GreenlightError> {
  const error = asDiskError(cause, context.places.folder);
  if (!existsSync(context.places.journal)) return error;
  if (await isCommitted(context.places, journal).catch(() => true)) return unfinished(context, journal, error);
  await undo(context, journal, error.message).catch(() => undefined); // the journal stands, so the next command does it again
  return error;
}

function unfinished(
  { places }: TransactionContext,
  { action, package_id: id }: Journal,
  cause: unknown,
): GreenlightError {
  const error = asDiskError(cause, places.folder);
  const message = `The ${action} of ${id} has taken effect, but could not be completed: ${error.message} The next command completes it.`;
  return new GreenlightError(error.code, message, { cause });
}
