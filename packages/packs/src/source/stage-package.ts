import { createHash, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalize } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { hashFile, hashing, openPlainFile, readPieces } from '../archive/archive-file.ts';
import { archiveLimits, describeBytes } from '../archive/archive-limits.ts';
import { archiveName } from '../archive/archive-name.ts';
import { MANIFEST } from '../archive/entry-names.ts';
import { type ArchiveEntry, writeArchive } from '../archive/write-archive.ts';
import type { StagedPackage } from '../package-facts.ts';
import { readSource, type SourcePackage } from './read-source.ts';

export interface StageOptions {
  /** The source: `manifest.json` and what it declares. */
  folder: string;
  /** Where archives go. Made when it is not there. */
  staging: string;
  /** Replaces an archive of the same version that has other bytes; its signature goes with it. */
  force?: boolean;
}

/**
 * Makes the archive of a source folder: `<ID>-<version>.tar.gz`, and `.sha256` as `sha256sum -c` reads it. The same source gives the same
 * bytes, wherever and whenever. Throws NOT_FOUND, VALIDATION, TOO_LARGE; CONFLICT when this version is staged already with other bytes.
 */
export async function stagePackage({ folder, staging, force = false }: StageOptions): Promise<StagedPackage> {
  const source = await readSource(folder);
  const { package_id: id, version } = source.manifest;
  const name = archiveName(id, version);
  const archive = join(staging, name);
  await mkdir(staging, { recursive: true, mode: 0o700 });
  const draft = join(staging, `.draft-${randomUUID()}`);
  try {
    const sha256 = await writeDraft(draft, source);
    const known = existsSync(archive) ? await hashFile(archive) : undefined;
    if (known !== undefined && known !== sha256) replaceOrRefuse(archive, name, force);
    if (known !== sha256) await rename(draft, archive);
    await writeSum(archive, `${sha256}  ${name}\n`);
    return { id, version, archive, sha256, isSigned: existsSync(`${archive}.sig`) };
  } finally {
    await rm(draft, { force: true });
  }
}

function replaceOrRefuse(archive: string, name: string, force: boolean): void {
  if (!force) {
    const message = `${name} is staged already, with other content. Give the package a new version, or replace it with --force.`;
    throw new GreenlightError('CONFLICT', message, { retryable: false });
  }
  rmSync(`${archive}.sig`, { force: true }); // it is of the bytes before
}

/** Writes the archive's bytes and gives their SHA-256 (hex). They are on the disk when this resolves. */
async function writeDraft(path: string, source: SourcePackage): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(path, 'wx', 0o600);
  try {
    let size = 0;
    for await (const piece of writeArchive(entriesOf(source))) {
      hash.update(piece);
      size += piece.length;
      if (size > archiveLimits.archiveBytes)
        throw new GreenlightError(
          'TOO_LARGE',
          `The archive has more than ${describeBytes(archiveLimits.archiveBytes)}.`,
        );
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

async function* entriesOf({ folder, manifest, sizes }: SourcePackage): AsyncGenerator<ArchiveEntry> {
  const bytes = Buffer.from(canonicalize(manifest), 'utf8');
  yield { path: MANIFEST, size: bytes.length, pieces: [bytes] };
  for (const { path, sha256 } of manifest.assets) {
    yield { path, size: sizes.get(path) ?? 0, pieces: readUnchanged(join(folder, path), path, sha256) };
  }
}

/** The bytes of a file, which must be those that were hashed for the manifest. */
async function* readUnchanged(file: string, path: string, expected: string): AsyncGenerator<Buffer> {
  const { handle, size } = await openPlainFile(file);
  try {
    const { pieces, digest } = hashing(readPieces(handle, size + 1));
    yield* pieces;
    if (digest() !== expected)
      throw new GreenlightError('CONFLICT', `${path} changed while it was packed. Stage again.`);
  } finally {
    await handle.close();
  }
}

async function writeSum(archive: string, text: string): Promise<void> {
  const path = `${archive}.sha256`;
  if (existsSync(path) && (await readFile(path, 'utf8')) === text) return;
  const draft = `${archive}.${randomUUID()}`;
  await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
  await rename(draft, path);
}
