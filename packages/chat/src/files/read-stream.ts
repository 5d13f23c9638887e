import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { read } from 'node:fs';
import { promisify } from 'node:util';

/** A file's text is shown up to here. Bytes. */
export const MOST_SHOWN = 1_000_000;
/** A file is read and hashed up to here: about a second's work. Bytes. */
export const MOST_HASHED = 256 * 1024 * 1024;

const readBytes = promisify(read);
const CHUNK = 1024 * 1024;

export interface StreamedFile {
  /** The first bytes, `MOST_SHOWN` at most. */
  head: Buffer;
  /** SHA-256 of the bytes that were read. */
  hash: string;
  bytesRead: number;
  /** False when there is more behind `MOST_HASHED`. */
  isWhole: boolean;
}

/** Reads an open file through, piece by piece, so that memory does not grow with it. */
export async function streamFile(descriptor: number, signal?: AbortSignal): Promise<StreamedFile> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  const head: Buffer[] = [];
  let bytesRead = 0;
  for (;;) {
    signal?.throwIfAborted();
    // One byte beyond the bound tells whether there is more.
    const wanted = Math.min(CHUNK, MOST_HASHED - bytesRead);
    const piece = await readBytes(descriptor, buffer, 0, Math.max(wanted, 1), bytesRead);
    if (piece.bytesRead === 0 || wanted === 0) {
      return { head: Buffer.concat(head), hash: hash.digest('hex'), bytesRead, isWhole: piece.bytesRead === 0 };
    }
    const bytes = buffer.subarray(0, piece.bytesRead);
    hash.update(bytes);
    if (bytesRead < MOST_SHOWN) head.push(Buffer.from(bytes.subarray(0, MOST_SHOWN - bytesRead)));
    bytesRead += piece.bytesRead;
  }
}

/** The text of a file's first bytes, or null when they are none: a NUL, or no UTF-8. Cut bytes end before a character that is cut. */
export function decodeText(bytes: Buffer, isCut: boolean): string | null {
  const whole = isCut ? bytes.subarray(0, endOfText(bytes)) : bytes;
  if (whole.includes(0) || !isUtf8(whole)) return null;
  return whole.toString('utf8').replace(/^\ufeff/, '');
}

function endOfText(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return lengthOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Bytes of a character by its first one. */
function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
