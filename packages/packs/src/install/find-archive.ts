import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemCode } from '@greenlight/ledger';
import { GreenlightError, type PackageSource, packageSource } from '@greenlight/schema';
import { hashFile } from '../archive/archive-file.ts';
import { archiveLimits } from '../archive/archive-limits.ts';
import { parseArchiveName } from '../archive/archive-name.ts';
import { readArchive } from '../archive/read-archive.ts';
import type { StagedPackage } from '../package-facts.ts';
import { compareVersions } from './semver-order.ts';

/** A package's source in a catalog. */
export interface CatalogSource {
  id: string;
  version: string;
  /** The source's folder, and the catalog that it stands in. */
  folder: string;
  catalog: string;
  manifest: PackageSource;
}

/** What is meant: a package by its id, in a version or the newest there is, or a file or folder by its path. */
export type PackageTarget = { id: string; version?: string | undefined } | { path: string };

/** The archives that are staged, by id, the newest version first. */
export async function listStaged(staging: string): Promise<StagedPackage[]> {
  if (!isFolder(staging)) return [];
  const found = readNames(staging).flatMap((name) => {
    const parsed = parseArchiveName(name);
    const archive = join(staging, name);
    return parsed && lstatSync(archive, { throwIfNoEntry: false })?.isFile() ? [{ ...parsed, archive }] : [];
  });
  const staged = found.map(async (each) => ({
    ...each,
    sha256: await hashFile(each.archive),
    isSigned: lstatSync(`${each.archive}.sig`, { throwIfNoEntry: false }) !== undefined,
  }));
  return (await Promise.all(staged)).sort(newestFirst);
}

/** The sources in catalogs, by id, the newest version first; and a word on those that cannot be read. */
export function listSources(catalogs: readonly string[]): { sources: CatalogSource[]; notes: string[] } {
  const sources: CatalogSource[] = [];
  const notes: string[] = [];
  for (const catalog of catalogs.filter(isFolder)) {
    for (const folder of readNames(catalog)
      .map((name) => join(catalog, name))
      .filter(isFolder)) {
      const manifest = readSourceManifest(folder);
      if (typeof manifest === 'string') notes.push(`${join(folder, 'manifest.json')} ${manifest}.`);
      else if (manifest)
        sources.push({ id: manifest.package_id, version: manifest.version, folder, catalog, manifest });
    }
  }
  return { sources: sources.sort(newestFirst), notes };
}

/**
 * The id that an archive is taken for: by its name, else by its own manifest; undefined for one that cannot be read, which
 * package.SCHEMA refuses. Throws NOT_FOUND and VALIDATION.
 */
export async function idOfArchive(archive: string): Promise<string | undefined> {
  return parseArchiveName(basename(archive))?.id ?? (await readArchive(archive)).facts?.manifest?.package_id;
}

/** The first of a list that bears the id and, when one is said, the version. */
export function pick<T extends { id: string; version: string }>(
  among: readonly T[],
  { id, version }: { id: string; version?: string | undefined },
): T | undefined {
  return among.find((each) => each.id === id && (version === undefined || each.version === version));
}

function newestFirst(one: { id: string; version: string }, other: { id: string; version: string }): number {
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return compareVersions(other.version, one.version);
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw new GreenlightError('STORAGE', `${folder} cannot be read (${systemCode(error)}).`, { cause: error });
  }
}

function readSourceManifest(folder: string): PackageSource | string | undefined {
  const path = join(folder, 'manifest.json');
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (!stats.isFile() || stats.size > archiveLimits.manifestBytes) return 'is no file that is read';
  try {
    const parsed = packageSource.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `is no manifest: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`;
  } catch {
    return 'is not JSON';
  }
}
