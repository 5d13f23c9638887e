import { join, relative, resolve } from 'node:path';
import type { AssetKind, InstalledPackages } from '@greenlight/schema';
import { type PackagePlaces, versionFolder } from './package-places.ts';

/** Which package a file belongs to. */
export interface Ownership {
  package_id: string;
  version: string;
  /** In the package. */
  asset: string;
  kind: AssetKind;
}

/** The package that installed a file, by what is installed alone; undefined for a file of nobody's. The path is absolute or from the workspace's root. */
export function findOwner(places: PackagePlaces, { packages }: InstalledPackages, path: string): Ownership | undefined {
  const inside = relative(places.folder, resolve(places.workspace, path)).replaceAll('\\', '/');
  const [id = '', version = '', ...rest] = inside.split('/');
  const manifest = Object.hasOwn(packages, id) ? packages[id]?.manifest : undefined;
  if (manifest?.version !== version) return undefined;
  const asset = manifest.assets.find((candidate) => candidate.path === rest.join('/'));
  return asset && { package_id: id, version, asset: asset.path, kind: asset.kind };
}

/** An asset that is installed, by its absolute path. */
export interface InstalledAsset {
  package_id: string;
  version: string;
  kind: AssetKind;
  /** In the package. */
  asset: string;
  path: string;
  sha256: string;
  signed_by: string | null;
}

/** Every asset of a kind, packages and paths in order. Whether its file is as it was installed has not been looked at. */
export function assetsOf(places: PackagePlaces, { packages }: InstalledPackages, kind: AssetKind): InstalledAsset[] {
  return Object.entries(packages).flatMap(([id, { manifest, signed_by }]) =>
    manifest.assets
      .filter((asset) => asset.kind === kind)
      .map(({ path, sha256 }) => ({
        package_id: id,
        version: manifest.version,
        kind,
        asset: path,
        path: join(versionFolder(places, id, manifest.version), path),
        sha256,
        signed_by,
      })),
  );
}
