import { type ArchiveLimits, archiveLimits } from './archive-limits.ts';
import { walkArchive } from './walk-archive.ts';

/** What an asset that is read as a text may have; larger ones are not kept. */
export const ASSET_TEXT_BYTES = 2_000_000;
/** What all of them together may. */
const ALL_TEXT_BYTES = 32_000_000;

/** The bytes of some files of an archive, by path, and the archive's hash at this reading. Files that are too large are left out. */
export async function readAssets(
  file: string,
  paths: ReadonlySet<string>,
  limits: ArchiveLimits = archiveLimits,
): Promise<{ sha256: string | null; assets: Map<string, Buffer> }> {
  const assets = new Map<string, Buffer>();
  let free = ALL_TEXT_BYTES;
  const { sha256 } = await walkArchive(file, limits, ({ kind, path, size }) => {
    const isWanted = kind === 'file' && paths.has(path) && size <= Math.min(free, ASSET_TEXT_BYTES);
    if (!isWanted) return { write: () => {}, end: () => {} };
    free -= size;
    const parts: Buffer[] = [];
    return {
      write: (bytes) => void parts.push(Buffer.from(bytes)),
      end: () => void assets.set(path, Buffer.concat(parts)),
    };
  });
  return { sha256, assets };
}
