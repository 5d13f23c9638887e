import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { openPlainFile } from '@greenlight/ledger';
import { GreenlightError } from '@greenlight/schema';

const PIECE = 262_144;

/** Runs `use` over a regular file that was opened for reading. Throws NOT_FOUND, VALIDATION for a link or a pipe, STORAGE. */
export async function withPlainFile<T>(
  path: string,
  use: (handle: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  const { handle, size } = await openForReading(path);
  try {
    return await use(handle, size);
  } finally {
    await handle.close();
  }
}

/** Opens a regular file for reading; the caller closes it. Throws as withPlainFile does. */
export async function openForReading(path: string): Promise<{ handle: FileHandle; size: number }> {
  const file = await openPlainFile(path);
  if (file.handle) return { handle: file.handle, size: file.stats.size };
  if (file.why === 'missing') throw new GreenlightError('NOT_FOUND', `There is no file ${path}.`);
  if (file.why === 'link')
    throw new GreenlightError('VALIDATION', `${path} is a link, not a file. Put the file there.`);
  if (file.why !== 'unreadable') throw new GreenlightError('VALIDATION', `${path} is not a plain file.`);
  throw new GreenlightError('STORAGE', `${path} cannot be read (${file.code}).`, { cause: file.cause });
}

/** The bytes of a file from its beginning, at most `limit` of them. A piece is good until the next one. */
export async function* readPieces(handle: FileHandle, limit: number): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(PIECE);
  for (let at = 0; at < limit; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(PIECE, limit - at), at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Hands the pieces on and hashes them. `digest` is for after the last one. */
export function hashing(pieces: AsyncIterable<Buffer>): { pieces: AsyncGenerator<Buffer>; digest(): string } {
  const hash = createHash('sha256');
  async function* through(): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
  }
  return { pieces: through(), digest: () => hash.digest('hex') };
}

/** SHA-256 (hex) of a file. Throws as withPlainFile does. */
export async function hashFile(path: string): Promise<string> {
  return withPlainFile(path, async (handle) => {
    const { pieces, digest } = hashing(readPieces(handle, Number.POSITIVE_INFINITY));
    for await (const _ of pieces);
    return digest();
  });
}
