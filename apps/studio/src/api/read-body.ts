import type { IncomingMessage } from 'node:http';
import { GreenlightError } from '@greenlight/schema';

const MEGABYTE = 1024 * 1024;

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = MEGABYTE;

/** The largest form with a file, in bytes: ten megabytes of file, and the record around it. */
export const UPLOAD_LIMIT = 11 * MEGABYTE;

/** The largest exported production that is rebuilt over HTTP, in bytes. */
export const BUNDLE_LIMIT = 64 * MEGABYTE;

/** Reads a request's body up to the limit. Throws TOO_LARGE without reading on, BAD_REQUEST when it breaks off. */
export async function readBody(request: IncomingMessage, limit = BODY_LIMIT): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge(limit);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof GreenlightError) throw error;
    throw new GreenlightError('BAD_REQUEST', 'The request broke off before its body was complete.', { cause: error });
  }
  return Buffer.concat(chunks);
}

/** A body as text. Throws BAD_REQUEST when it is not UTF-8. */
export function decodeBody(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new GreenlightError('BAD_REQUEST', 'The body is not UTF-8 text.', { cause });
  }
}

function tooLarge(limit: number): GreenlightError {
  const said =
    limit === UPLOAD_LIMIT
      ? 'A file may be 10 MB at most.'
      : `The request is larger than ${limit / MEGABYTE} MB. Send less at a time.`;
  return new GreenlightError('TOO_LARGE', said, { details: { limit } });
}
