import { ArchiveFault } from './archive-fault.ts';
import { hashing, readPieces, withPlainFile } from './archive-file.ts';
import { type ArchiveLimits, describeBytes } from './archive-limits.ts';
import { gunzip } from './gunzip.ts';
import { createTarReader, type OpenEntry } from './tar-reader.ts';

export interface WalkedArchive {
  /** Hex, of the archive's bytes; null when it has too many to be looked at. */
  sha256: string | null;
  /** Bytes of the archive. */
  size: number;
  /** Why the walk ended before the archive's end. */
  fault?: ArchiveFault;
}

/**
 * Goes through an archive once, in bounded memory, from the first byte to the last, and tells `open` of each entry. Whatever reads an
 * archive here reads it by this, so that what was judged is what is unpacked. Throws what withPlainFile throws, and what a sink does.
 */
export async function walkArchive(file: string, limits: ArchiveLimits, open: OpenEntry): Promise<WalkedArchive> {
  return withPlainFile(file, async (handle, size) => {
    if (size > limits.archiveBytes) {
      const message = `The archive has ${describeBytes(size)}; ${describeBytes(limits.archiveBytes)} are the most`;
      return { sha256: null, size, fault: new ArchiveFault('TOO_LARGE', message) };
    }
    const { pieces, digest } = hashing(readPieces(handle, limits.archiveBytes));
    const tar = createTarReader(open, limits);
    try {
      await gunzip(pieces, limits, (bytes) => tar.write(bytes));
      tar.end();
      return { sha256: digest(), size };
    } catch (error) {
      if (!(error instanceof ArchiveFault)) throw error;
      return { sha256: digest(), size, fault: error };
    }
  });
}
