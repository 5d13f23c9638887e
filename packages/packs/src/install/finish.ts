import { existsSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { canonicalize } from '@greenlight/ledger';
import type { InstalledPackage } from '@greenlight/schema';
import { isOwnFolder } from './asset-state.ts';
import { readInstalled } from './installed-file.ts';
import { type Journal, removeJournal } from './journal.ts';
import { doneEntry, failedEntry } from './package-entries.ts';
import { KEPT_FOLDER, type PackagePlaces, versionFolder } from './package-places.ts';
import { removeReceipt } from './receipt.ts';
import { type KeptAsset, removeAssets } from './remove-assets.ts';
import type { ChangeOutcome, KeptFile, TransactionContext } from './transaction.ts';
import { syncPath } from './write-durably.ts';

/** Whether a transaction has happened: `installed.json` says of the package what was to be. */
export async function isCommitted(places: PackagePlaces, { package_id: id, after }: Journal): Promise<boolean> {
  const { packages } = await readInstalled(places);
  return canonicalize(packages[id] ?? null) === canonicalize(after);
}

/** What follows the commit. May be done again from wherever it was cut off, and comes to the same. */
export async function finish(context: TransactionContext, journal: Journal, reason = ''): Promise<ChangeOutcome> {
  const { places, ledger, onStep } = context;
  const { before, after, aside } = journal;
  const { removed, kept } = before ? await removeFormer(places, before, after) : { removed: 0, kept: [] };
  onStep?.('cleaned');
  const phases = await ledger.phasesOf(journal.transaction, journal.ledger_size);
  const movedTo = aside === null ? [] : [fromWorkspace(places, join(places.folder, aside))];
  if (!phases.has('done')) {
    await ledger.append(journal.actor, doneEntry(journal, [...kept.map(({ path }) => path), ...movedTo], reason));
  }
  onStep?.('done');
  await rm(join(places.folder, journal.draft), { recursive: true, force: true });
  await removeJournal(places);
  onStep?.('closed');
  return { removed, kept, aside: movedTo[0] ?? null };
}

async function removeFormer(places: PackagePlaces, before: InstalledPackage, after: InstalledPackage | null) {
  const { package_id: id, version } = before.manifest;
  if (after?.manifest.version === version) return { removed: 0, kept: [] };
  const folder = versionFolder(places, id, version);
  await removeReceipt(folder);
  const { removed, kept } = await removeAssets(folder, before.manifest);
  return { removed, kept: kept.map((asset) => keptFile(places, folder, asset)) };
}

function keptFile(places: PackagePlaces, folder: string, { path, why }: KeptAsset): KeptFile {
  return { path: fromWorkspace(places, join(folder, path)), why };
}

function fromWorkspace({ workspace }: PackagePlaces, path: string): string {
  return relative(workspace, path).replaceAll('\\', '/');
}

/** Takes back what was done before the commit. May be done again from wherever it was cut off, and comes to the same. */
export async function undo(context: TransactionContext, journal: Journal, reason: string): Promise<void> {
  const { places, ledger } = context;
  if (journal.after) await undoPlace(places, journal, journal.after);
  await rm(join(places.folder, journal.draft), { recursive: true, force: true });
  await removeReceipt(join(places.folder, journal.draft));
  const phases = await ledger.phasesOf(journal.transaction, journal.ledger_size);
  if (phases.has('started') && !phases.has('failed')) {
    await ledger.append(journal.actor, failedEntry(journal, reason));
  }
  await removeJournal(places);
}

async function undoPlace(places: PackagePlaces, { aside }: Journal, { manifest }: InstalledPackage): Promise<void> {
  const folder = versionFolder(places, manifest.package_id, manifest.version);
  const moved = aside === null ? null : join(places.folder, aside);
  // What stands there is ours when the way was free, or what was in it has been moved: else it is what was there before.
  if (moved !== null && !existsSync(moved)) return;
  const { packages } = await readInstalled(places);
  if (packages[manifest.package_id]?.manifest.version === manifest.version) return; // never what is installed, whatever a journal says
  await removeReceipt(folder);
  if (isOwnFolder(folder)) await rm(folder, { recursive: true, force: true });
  if (moved !== null && isOwnFolder(moved)) {
    await rename(moved, folder);
    await removeEmpty(dirname(moved), join(places.folder, KEPT_FOLDER));
  }
  await removeEmpty(dirname(folder));
  await syncPath(places.folder);
}

async function removeEmpty(...folders: string[]): Promise<void> {
  for (const folder of folders) await rmdir(folder).catch(() => undefined); // what is not empty, or not there, stays as it is
}
