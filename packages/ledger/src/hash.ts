import crypto from 'node:crypto';

// Hashing in one call is about twice as fast. It came with Node 20.12.
const hashAtOnce: typeof crypto.hash | undefined = crypto.hash;

/** SHA-256 as lower-case hex. Text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return hashAtOnce ? hashAtOnce('sha256', data, 'hex') : crypto.createHash('sha256').update(data).digest('hex');
}

/** SHA-256 as 32 bytes. */
export function sha256Bytes(data: string | Uint8Array): Uint8Array {
  return hashAtOnce ? hashAtOnce('sha256', data, 'buffer') : crypto.createHash('sha256').update(data).digest();
}

/** Bytes as lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** The name of a text among the content-addressed objects: `sha256:<hex>` of its UTF-8 bytes. */
export function contentHash(text: string | Uint8Array): string {
  return `sha256:${sha256Hex(text)}`;
}
