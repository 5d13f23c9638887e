import {
  GreenlightError,
  type InstalledPackage,
  type InstalledPackages,
  type PackageManifest,
} from '@greenlight/schema';
import { compareVersions } from './semver-order.ts';
import type { Change } from './transaction.ts';

/**
 * Decides what installing a version means: an install, an upgrade or a downgrade. Throws CONFLICT when it is installed already, and
 * when it is older than what is and that was not asked for. Whether other packages can live with it is asked by package.G1.
 */
export function planInstall(
  { packages }: InstalledPackages,
  manifest: PackageManifest,
  allowsDowngrade: boolean,
): { action: Change['action']; before: InstalledPackage | null } {
  const { package_id: id } = manifest;
  const before = packages[id] ?? null;
  return { action: before ? nameMove(before.manifest.version, manifest, allowsDowngrade) : 'install', before };
}

function nameMove(installed: string, { package_id: id, version }: PackageManifest, allowsDowngrade: boolean) {
  const order = compareVersions(version, installed);
  const details = { package_id: id, installed, version };
  if (order === 0) {
    throw new GreenlightError('CONFLICT', `${id} ${installed} is installed already.`, {
      details: { ...details, exists: true },
      retryable: false,
    });
  }
  if (order > 0) return 'upgrade';
  if (allowsDowngrade) return 'downgrade';
  throw new GreenlightError(
    'CONFLICT',
    `${id} ${installed} is installed, and ${version} is older. To go back to it, say so with --downgrade.`,
    { details, retryable: false },
  );
}

/** The package that is to be uninstalled. Throws NOT_FOUND, and CONFLICT while an installed package depends on it. */
export function planUninstall({ packages }: InstalledPackages, id: string): InstalledPackage {
  const found = packages[id];
  if (!found) throw new GreenlightError('NOT_FOUND', `${id} is not installed.`, { details: { package_id: id } });
  const dependents = dependentsOf(packages, id);
  if (dependents.length === 0) return found;
  const [first] = dependents;
  const needs = dependents.length === 1 ? 'needs it' : 'need it';
  throw new GreenlightError(
    'CONFLICT',
    `${id} stays: ${dependents.join(', ')} ${needs}. Uninstall ${dependents.length === 1 ? first : 'those'} first.`,
    { details: { package_id: id, dependents }, retryable: false },
  );
}

/** The installed packages that depend on one. */
export function dependentsOf(packages: InstalledPackages['packages'], id: string): string[] {
  return Object.keys(packages)
    .filter((other) => packages[other]?.manifest.dependencies[id] !== undefined)
    .sort();
}
