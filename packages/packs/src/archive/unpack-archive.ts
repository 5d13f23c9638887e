import { createHash } from 'node:crypto';
import { closeSync, constants, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GreenlightError, type PackageManifest } from '@greenlight/schema';
import { hashFile } from './archive-file.ts';
import { archiveLimits } from './archive-limits.ts';
import type { EntryHeader } from './entry-header.ts';
import { judgePath, MANIFEST } from './entry-names.ts';
import type { FileSink } from './tar-reader.ts';
import { walkArchive } from './walk-archive.ts';

/** What preflight judged. An archive that is another one by now is not unpacked. */
export interface JudgedArchive {
  /** Hex, of the archive's bytes. */
  sha256: string;
  manifest: PackageManifest;
}

// Made new and never through a link, whatever stands in the folder by then.
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
const nowhere: FileSink = { write: () => {}, end: () => {} };

/**
 * Writes the assets of a judged archive, and nothing else of it, into `folder`: an empty one, or one that is made. Each file is hashed
 * as it is written. Nothing is synced. Throws CONFLICT when the archive is not the one that was judged: mostly before the first file is
 * written, and else the folder is not whole and the caller's to remove.
 */
export async function unpackArchive(file: string, folder: string, judged: JudgedArchive): Promise<void> {
  if ((await hashFile(file)) !== judged.sha256) throw exchanged(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0) throw new GreenlightError('CONFLICT', `${folder} is not empty.`);
  const expected = new Map(judged.manifest.assets.map(({ path, sha256 }) => [path, sha256]));
  const { sha256, fault } = await walkArchive(file, archiveLimits, (entry) => {
    if (entry.kind === 'folder' || entry.path === MANIFEST) return nowhere;
    const hash = expected.get(entry.path);
    if (!expected.delete(entry.path) || judgePath(entry.path)) throw exchanged(file);
    return writeAsset(folder, entry, (found) => {
      if (found !== hash) throw exchanged(file);
    });
  });
  if (fault || sha256 !== judged.sha256 || expected.size > 0) throw exchanged(file);
}

function writeAsset(folder: string, { path }: EntryHeader, judge: (sha256: string) => void): FileSink {
  const target = join(folder, path);
  if (path.includes('/')) mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const descriptor = openSync(target, CREATE, 0o644);
  const hash = createHash('sha256');
  return {
    write(bytes) {
      hash.update(bytes);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    },
    end() {
      closeSync(descriptor);
      judge(hash.digest('hex'));
    },
  };
}

function exchanged(file: string): GreenlightError {
  return new GreenlightError('CONFLICT', `${file} is not the archive that was judged. Run the preflight again.`);
}
