import { Header } from 'tar';
import { crc32 } from './crc32.ts';
import { BLOCK } from './entry-header.ts';

/** A file as it goes into an archive. */
export interface ArchiveEntry {
  path: string;
  size: number;
  /** Exactly `size` bytes. */
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>;
}

const LARGEST_BLOCK = 65_535; // of a stored block: RFC 1951, section 3.2.4
// No time, no file name, no flags, and "unknown" for the system it was made on: RFC 1952, section 2.3.
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const lastBlock = Buffer.from([1, 0, 0, 0xff, 0xff]);
const epoch = new Date(0);

/**
 * The bytes of an archive: entries in the order given, each with the same owner, mode and time. The gzip in it stores and does not
 * deflate: what a deflater gives differs by version and processor, and a signature or a hash that ships with the product is of these bytes.
 */
export async function* writeArchive(
  entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>,
): AsyncGenerator<Buffer> {
  let sum = 0;
  let size = 0;
  yield gzipHeader;
  for await (const block of inBlocks(writeTar(entries))) {
    sum = crc32(block, sum);
    size += block.length;
    yield storedBlock(block);
  }
  yield lastBlock;
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum, 0);
  trailer.writeUInt32LE(size % 2 ** 32, 4);
  yield trailer;
}

/** Whether a plain header has room for the path: 100 bytes, or 155 for folders and 100 for the name. */
export function fitsHeader(path: string): boolean {
  return !encodeHeader(path, 0).needsMore;
}

async function* writeTar(entries: AsyncIterable<ArchiveEntry> | Iterable<ArchiveEntry>): AsyncGenerator<Buffer> {
  for await (const { path, size, pieces } of entries) {
    yield encodeHeader(path, size).block;
    let written = 0;
    for await (const piece of pieces) {
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new RangeError(`${path} has ${written} bytes, not ${size}.`);
    yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
  }
  yield Buffer.alloc(2 * BLOCK);
}

function encodeHeader(path: string, size: number): { block: Buffer; needsMore: boolean } {
  const block = Buffer.alloc(BLOCK);
  const header = new Header({ path, size, type: 'File', mode: 0o644, uid: 0, gid: 0, mtime: epoch });
  const needsMore = header.encode(block);
  return { block, needsMore };
}

/** The same bytes in pieces of one length, but for the last: where the pieces were cut before must not show. */
async function* inBlocks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafe(LARGEST_BLOCK);
  let filled = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const taken = piece.copy(block, filled, at);
      at += taken;
      filled += taken;
      if (filled < LARGEST_BLOCK) continue;
      yield block;
      block = Buffer.allocUnsafe(LARGEST_BLOCK);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

function storedBlock(bytes: Buffer): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0]);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([head, bytes]);
}
