import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ensureFolder } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { asDiskError } from './system-error.ts';

/** Where a workspace's packages stand, below its `.greenlight`. */
export interface PackagePlaces {
  workspace: string;
  root: string;
  /** `.greenlight/packages`. */
  folder: string;
  /** What is installed: the one truth of the folder. */
  installed: string;
  /** What is being changed; there only while it is. */
  journal: string;
  /** `.greenlight/staging`, where archives are made. */
  staging: string;
  lock: string;
}

/** Begins the name of the folder that a package is unpacked into. */
export const NEW_PREFIX = '.new-';

/** Where what stood in a package's way is kept. No package can be called so. */
export const KEPT_FOLDER = 'kept';

export function findPlaces(root: string, workspace: string): PackagePlaces {
  const folder = join(root, 'packages');
  return {
    workspace,
    root,
    folder,
    installed: join(folder, 'installed.json'),
    journal: join(folder, '.transaction.json'),
    staging: join(root, 'staging'),
    lock: join(folder, '.lock'),
  };
}

/** The folder of a package's version. */
export function versionFolder(places: PackagePlaces, id: string, version: string): string {
  return join(places.folder, id, version);
}

/** Whether there is a folder of packages. Throws FORBIDDEN for one that is a link or a file: nothing is read or written through it. */
export function hasPackages({ root, workspace, folder }: PackagePlaces): boolean {
  const stats = lstatSync(root, { throwIfNoEntry: false });
  if (!stats) return false;
  if (stats.isSymbolicLink() && !isInside(root, workspace))
    throw strange(root, 'is a link that leads out of the workspace');
  isOwnedFolder(root, stats.isSymbolicLink());
  return isOwnedFolder(folder);
}

/** Makes the folder of packages. Throws FORBIDDEN or STORAGE when that cannot be. */
export async function ensurePackages(places: PackagePlaces): Promise<void> {
  if (hasPackages(places)) return;
  try {
    await ensureFolder(places.root, places.folder);
  } catch (error) {
    throw asDiskError(error, places.folder);
  }
}

/** Makes a folder that must be one of ours, not a link. */
export function ensureOwnFolder(folder: string): void {
  if (!isOwnedFolder(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Whether a folder is there. Throws FORBIDDEN for a link or a file of that name. */
export function isOwnedFolder(folder: string, mayBeLink = false): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (!stats) return false;
  if (stats.isSymbolicLink() && !mayBeLink) throw strange(folder, 'is a link');
  if (!stats.isDirectory() && !stats.isSymbolicLink()) throw strange(folder, 'is not a folder');
  return true;
}

function isInside(path: string, workspace: string): boolean {
  try {
    return realpathSync(path).startsWith(`${realpathSync(workspace)}${sep}`);
  } catch {
    return false;
  }
}

function strange(path: string, what: string): GreenlightError {
  return new GreenlightError('FORBIDDEN', `${path} ${what}. Nothing was done; move it away and try again.`);
}
