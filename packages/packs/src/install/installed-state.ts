import { lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AssetKind, InstalledPackage, InstalledPackages } from '@greenlight/schema';
import { hashFile } from '../archive/archive-file.ts';
import type { TrustPolicy } from '../package-facts.ts';
import type { InstalledState, UsableAssets } from '../package-types.ts';
import { isOwnFolder, readAssetState } from './asset-state.ts';
import { assetsOf } from './ownership.ts';
import { hasPackages, KEPT_FOLDER, type PackagePlaces, versionFolder } from './package-places.ts';
import { dependentsOf } from './plan-change.ts';
import { findDoubt } from './receipt.ts';

/** An installed package measured against the disk. */
export async function readState(
  places: PackagePlaces,
  { packages }: InstalledPackages,
  record: InstalledPackage,
): Promise<InstalledState> {
  const { package_id: id, version } = record.manifest;
  const { changed, missing } = await readAssetState(versionFolder(places, id, version), record.manifest);
  return { ...record, changed, missing, dependents: dependentsOf(packages, id) };
}

/** Folders of versions that are not installed: what was kept, or put there by hand. From the workspace's root. */
export function findUnclaimed(places: PackagePlaces, { packages }: InstalledPackages): string[] {
  if (!hasPackages(places)) return [];
  return listFolders(places.folder)
    .filter((id) => !id.startsWith('.') && id !== KEPT_FOLDER)
    .flatMap((id) => listFolders(join(places.folder, id)).map((version) => ({ id, version })))
    .filter(({ id, version }) => !(Object.hasOwn(packages, id) && packages[id]?.manifest.version === version))
    .map(({ id, version }) => relative(places.workspace, versionFolder(places, id, version)))
    .sort();
}

function listFolders(folder: string): string[] {
  const isFolder = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return readdirSync(folder).filter((name) => isFolder(join(folder, name)));
}

/** The assets of a kind, told apart by whether they may be used. */
export async function findUsable(
  places: PackagePlaces,
  installed: InstalledPackages,
  kind: AssetKind,
  trust: TrustPolicy,
): Promise<UsableAssets> {
  const usable: UsableAssets = { assets: [], leftOut: [] };
  const doubts = new Map<string, string | undefined>();
  for (const asset of assetsOf(places, installed, kind)) {
    const record = installed.packages[asset.package_id];
    const folder = versionFolder(places, asset.package_id, asset.version);
    if (kind === 'handler' && record && !doubts.has(folder)) doubts.set(folder, await findDoubt(folder, record, trust));
    const why = doubts.get(folder) ?? (await findChange(folder, asset.path, asset.sha256));
    if (why === undefined) usable.assets.push(asset);
    else usable.leftOut.push({ ...asset, why });
  }
  return usable;
}

async function findChange(folder: string, path: string, sha256: string): Promise<string | undefined> {
  if (!isOwnFolder(folder)) return 'its folder is not there, or a link';
  const inside = relative(folder, path).split('/');
  const isPlain = inside.every(
    (_, index) => !lstatSync(join(folder, ...inside.slice(0, index + 1)), { throwIfNoEntry: false })?.isSymbolicLink(),
  );
  if (!isPlain) return 'a link stands in its place';
  if (!lstatSync(path, { throwIfNoEntry: false })) return 'it is missing';
  const found = await hashFile(path).catch(() => undefined); // what cannot be read is not as it was
  return found === sha256 ? undefined : 'it was changed since it was installed';
}
