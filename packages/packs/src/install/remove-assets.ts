import { lstatSync } from 'node:fs';
import { rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from '@greenlight/ledger';
import type { PackageManifest } from '@greenlight/schema';
import { isOwnFolder, readAssetState } from './asset-state.ts';
import { syncPath } from './write-durably.ts';

/** A file that was left where it stands, relative to the package's folder. */
export interface KeptAsset {
  path: string;
  why: 'changed' | 'unknown';
}

export interface RemovedAssets {
  /** How many files were removed. */
  removed: number;
  kept: KeptAsset[];
}

/**
 * Takes away what a package brought, and nothing else: a file with other bytes, a link and a file that it did not bring stay, and
 * folders go when they are empty. To do it again after it was cut off comes to the same.
 */
export async function removeAssets(folder: string, manifest: PackageManifest): Promise<RemovedAssets> {
  if (!isOwnFolder(folder)) {
    await removeEmpty(dirname(folder)); // it may have been cut off between the two folders
    return { removed: 0, kept: isThere(folder) ? [{ path: '', why: 'changed' }] : [] };
  }
  const state = await readAssetState(folder, manifest);
  for (const path of state.intact) await unlink(join(folder, path));
  for (const path of [...state.folders.map((name) => join(folder, name)), folder, dirname(folder)])
    await removeEmpty(path);
  await syncPath(dirname(dirname(folder)));
  const kept = [
    ...state.changed.map((path) => ({ path, why: 'changed' as const })),
    ...state.unknown.map((path) => ({ path, why: 'unknown' as const })),
  ];
  return { removed: state.intact.length, kept: kept.filter(({ path }) => isThere(join(folder, path))) };
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

const stays = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR']);

async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error: unknown) => {
    if (!stays.has(systemCode(error) ?? '')) throw error;
  });
}
