import { ArchiveFault } from './archive-fault.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { createDeflateReader } from './deflate-reader.ts';

const TRAILER = 8;
const again = { remedy: 'Fetch or stage it again.' };

/**
 * Unpacks one gzip member, under limits, and no more: RFC 1952 lets others follow, and many readers drop what comes behind. `take` gets
 * the bytes as they come and may throw. Reads `chunks` to their end even when it fails, so that the whole is hashed. Throws ArchiveFault.
 */
export async function gunzip(
  chunks: AsyncIterable<Buffer>,
  limits: ArchiveLimits,
  take: (bytes: Buffer) => void,
): Promise<void> {
  const deflated = createDeflateReader(limits, take);
  let failure: unknown;
  let tail: Buffer = Buffer.alloc(0);
  let size = 0;
  let header = 0;
  try {
    for await (const chunk of chunks) {
      tail = Buffer.from(Buffer.concat([tail, chunk.subarray(-TRAILER)]).subarray(-TRAILER));
      try {
        const isFirst = size === 0;
        size += chunk.length;
        if (isFirst) header = headerLength(chunk);
        if (!failure) await deflated.write(isFirst ? chunk.subarray(header) : chunk);
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure) throw failure;
    if (size === 0) throw new ArchiveFault('TRUNCATED', 'The archive is empty', again);
    const { consumed, unpacked, sum } = await deflated.end();
    const end = header + consumed + TRAILER;
    if (end > size) throw new ArchiveFault('TRUNCATED', 'The archive ends too early', again);
    if (end < size) throw new ArchiveFault('TRAILING_BYTES', 'Something follows the end of the archive', again);
    if (tail.readUInt32LE(0) !== sum || tail.readUInt32LE(4) !== unpacked % 2 ** 32)
      throw new ArchiveFault('CORRUPT', 'The archive does not match its own checksum', again);
  } finally {
    deflated.close();
  }
}

/** Length of a gzip header (RFC 1952, section 2.3): ten bytes, and a name or a comment up to a NUL each. */
function headerLength(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  const isGzip =
    bytes.length >= 10 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8 && (flags & ~0x19) === 0;
  let at = 10;
  for (const flag of [0x08, 0x10]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || Number.NaN;
  if (!isGzip || Number.isNaN(at)) throw new ArchiveFault('NOT_GZIP', 'The archive is not a gzip file', again);
  return at;
}
