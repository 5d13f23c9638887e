import { createHash } from 'node:crypto';

/** SHA-256 as lower-case hex. Text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The name of a text among the content-addressed objects: `sha256:<hex>` of its UTF-8 bytes. */
export function contentHash(text: string | Uint8Array): string {
  return `sha256:${sha256Hex(text)}`;
}
