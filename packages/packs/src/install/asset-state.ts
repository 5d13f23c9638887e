import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PackageManifest } from '@greenlight/schema';
import { hashFile } from '../archive/archive-file.ts';
import { listTree } from './list-tree.ts';

/** What stands in a package's folder, measured against its manifest. Paths are relative to the folder, with `/`. */
export interface AssetState {
  /** Assets as they were installed. */
  intact: string[];
  /** Assets that are something else now: other bytes, a link, a folder. */
  changed: string[];
  missing: string[];
  /** What the package did not bring. */
  unknown: string[];
  /** Folders, the deepest first. */
  folders: string[];
}

/** Looks through a package's folder. No link is followed, so a file behind one is not taken for the package's. */
export async function readAssetState(folder: string, { assets }: PackageManifest): Promise<AssetState> {
  const tree = isOwnFolder(folder) ? await listTree(folder) : { files: [], folders: [] };
  const hashes = new Map(assets.map(({ path, sha256 }) => [path, sha256]));
  const state: AssetState = { intact: [], changed: [], missing: [], unknown: [], folders: tree.folders.toReversed() };
  const found = await inTurn(tree.files, async (path) => [path, await judge(folder, path, hashes.get(path))] as const);
  for (const [path, verdict] of found) state[verdict].push(path);
  const [files, folders] = [new Set(tree.files), new Set(tree.folders)];
  for (const { path } of assets) {
    if (folders.has(path)) state.changed.push(path);
    else if (!files.has(path)) state.missing.push(path);
  }
  return state;
}

async function judge(folder: string, path: string, sha256: string | undefined) {
  if (sha256 === undefined) return 'unknown';
  const found = await hashFile(join(folder, path)).catch(() => undefined); // a link, a pipe, a file that may not be read
  return found === sha256 ? 'intact' : 'changed';
}

const AT_ONCE = 16;

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  }
  return results;
}

/** Whether a version's folder, and its package's, are folders and no links to some. */
export function isOwnFolder(folder: string): boolean {
  return [dirname(folder), folder].every((path) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}
