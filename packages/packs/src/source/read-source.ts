import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GreenlightError,
  type PackageManifest,
  type PackageSource,
  packageSource,
  validationError,
} from '@greenlight/schema';
import { quote } from '../archive/archive-fault.ts';
import { hashing, readPieces, withPlainFile } from '../archive/archive-file.ts';
import { archiveLimits, describeBytes } from '../archive/archive-limits.ts';
import { createNameRegister, MANIFEST } from '../archive/entry-names.ts';
import { parseJson } from '../archive/parse-manifest.ts';
import { fitsHeader } from '../archive/write-archive.ts';
import { listSource } from './list-source.ts';

/** A source folder that was read through: what is to go into the archive. */
export interface SourcePackage {
  folder: string;
  /** With every hash, its assets by path. */
  manifest: PackageManifest;
  sizes: ReadonlyMap<string, number>;
}

/** Reads a source folder. Throws NOT_FOUND, or VALIDATION that names what is wrong in it. */
export async function readSource(folder: string): Promise<SourcePackage> {
  const root = await findFolder(folder);
  const source = await readManifest(root);
  judgeNames(source);
  compareFiles(source, await listSource(root));
  const sizes = new Map<string, number>();
  const assets: PackageManifest['assets'] = [];
  for (const asset of source.assets.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    const { sha256, size } = await measure(join(root, asset.path));
    if (asset.sha256 && asset.sha256 !== sha256)
      throw invalid(`${asset.path} is not what manifest.json says`, 'Leave its sha256 out: staging fills it in.');
    sizes.set(asset.path, size);
    assets.push({ ...asset, sha256 });
  }
  judgeSize(sizes);
  return { folder: root, manifest: { ...source, assets }, sizes };
}

async function findFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    throw new GreenlightError('NOT_FOUND', `There is no folder ${folder}.`, { cause });
  }
}

async function readManifest(folder: string): Promise<PackageSource> {
  const path = join(folder, MANIFEST);
  const bytes = await withPlainFile(path, async (handle, size) => {
    if (size > archiveLimits.manifestBytes) throw invalid(`${path} has ${describeBytes(size)}`, 'That is too much.');
    return handle.readFile();
  });
  const value = parseJson(bytes);
  if (value === undefined) throw invalid(`${path} is not JSON in UTF-8`, 'Correct it and stage again.');
  const parsed = packageSource.safeParse(value);
  if (parsed.success) return parsed.data;
  const { message, details } = validationError(parsed.error);
  throw new GreenlightError('VALIDATION', `${path}: ${message}`, { ...(details ? { details } : {}) });
}

function judgeNames({ assets }: PackageSource): void {
  const names = createNameRegister();
  names.add(MANIFEST, 'file');
  for (const { path } of assets) {
    try {
      names.add(path, 'file');
    } catch (error) {
      throw invalid(`manifest.json: ${(error as Error).message}`, 'Name each file once.'); // an ArchiveFault
    }
    if (!fitsHeader(path))
      throw invalid(`${path} is too long for an archive`, 'A name may have 100 characters, the folders before it 155.');
  }
}

function compareFiles({ assets }: PackageSource, files: readonly string[]): void {
  const [declared, found] = [new Set(assets.map(({ path }) => path)), new Set(files)];
  const undeclared = files.filter((path) => path !== MANIFEST && !declared.has(path));
  if (undeclared.length > 0)
    throw invalid(`manifest.json does not declare ${listed(undeclared)}`, 'Add it to its assets, or remove it.');
  const missing = [...declared].filter((path) => !found.has(path));
  if (missing.length > 0)
    throw invalid(`manifest.json declares ${listed(missing)}, which is not there`, 'Add or undeclare it.');
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).map(quote).join(', ');
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}

function judgeSize(sizes: ReadonlyMap<string, number>): void {
  const { contentBytes, entries } = archiveLimits;
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (total > contentBytes)
    throw new GreenlightError(
      'TOO_LARGE',
      `The package has ${describeBytes(total)}; ${describeBytes(contentBytes)} are the most.`,
    );
  if (sizes.size >= entries)
    throw new GreenlightError('TOO_LARGE', `The package has ${sizes.size} files; ${entries - 1} are the most.`);
}

async function measure(path: string): Promise<{ sha256: string; size: number }> {
  return withPlainFile(path, async (handle, size) => {
    const { pieces, digest } = hashing(readPieces(handle, size));
    for await (const _ of pieces);
    return { sha256: digest(), size };
  });
}

function invalid(what: string, remedy: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${what}. ${remedy}`);
}
