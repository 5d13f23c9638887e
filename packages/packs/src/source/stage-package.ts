import { createHash, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { hashFile } from '../archive/archive-file.ts';
import { archiveName } from '../archive/archive-name.ts';
import type { StagedPackage } from '../package-facts.ts';
import { packSource } from './pack-source.ts';
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
    for await (const piece of packSource(source)) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

async function writeSum(archive: string, text: string): Promise<void> {
  const path = `${archive}.sha256`;
  if (existsSync(path) && (await readFile(path, 'utf8')) === text) return;
  const draft = `${archive}.${randomUUID()}`;
  await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
  await rename(draft, path);
}
