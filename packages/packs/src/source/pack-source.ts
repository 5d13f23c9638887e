import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalize } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';
import { hashing, openForReading, readPieces } from '../archive/archive-file.ts';
import { archiveLimits, describeBytes } from '../archive/archive-limits.ts';
import { MANIFEST } from '../archive/entry-names.ts';
import { type ArchiveEntry, writeArchive } from '../archive/write-archive.ts';
import { readSource, type SourcePackage } from './read-source.ts';

/** The bytes of a source's archive: its manifest in canonical JSON, then its assets by name. Throws CONFLICT when a file changes meanwhile. */
export async function* packSource(source: SourcePackage): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of writeArchive(entriesOf(source))) {
    size += piece.length;
    if (size > archiveLimits.archiveBytes) {
      const most = describeBytes(archiveLimits.archiveBytes);
      throw new GreenlightError('TOO_LARGE', `The archive of ${source.folder} has more than ${most}.`);
    }
    yield piece;
  }
}

/** What staging a source would give, without writing anything. Throws as staging does. */
export async function hashSource(folder: string): Promise<{ id: string; version: string; sha256: string }> {
  const source = await readSource(folder);
  const hash = createHash('sha256');
  for await (const piece of packSource(source)) hash.update(piece);
  const { package_id: id, version } = source.manifest;
  return { id, version, sha256: hash.digest('hex') };
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
  const { handle, size } = await openForReading(file);
  try {
    const { pieces, digest } = hashing(readPieces(handle, size + 1));
    yield* pieces;
    if (digest() !== expected)
      throw new GreenlightError('CONFLICT', `${path} changed while it was packed. Stage again.`);
  } finally {
    await handle.close();
  }
}
