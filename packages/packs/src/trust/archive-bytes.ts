import { GreenlightError } from '@greenlight/schema';
import { withPlainFile } from '../archive/archive-file.ts';
import { archiveLimits, describeBytes } from '../archive/archive-limits.ts';

/** Where the signature of an archive stands: beside it. */
export function signaturePath(archive: string): string {
  return `${archive}.sig`;
}

/** All bytes of an archive: Ed25519 takes a message whole. Throws TOO_LARGE beyond the limit of archives. */
export async function readArchiveBytes(file: string): Promise<Buffer> {
  return readBounded(file, archiveLimits.archiveBytes);
}

/** All bytes of a plain file of at most `limit` bytes. Throws as withPlainFile does, and TOO_LARGE. */
export async function readBounded(file: string, limit: number): Promise<Buffer> {
  return withPlainFile(file, async (handle, size) => {
    if (size > limit)
      throw new GreenlightError(
        'TOO_LARGE',
        `${file} has ${describeBytes(size)}; ${describeBytes(limit)} are the most.`,
      );
    const bytes = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  });
}
