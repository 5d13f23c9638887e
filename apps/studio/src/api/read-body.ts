import type { IncomingMessage } from 'node:http';
import { GreenlightError } from '@greenlight/schema';

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024;

/** Reads a request's body up to the limit. Throws TOO_LARGE without reading on, BAD_REQUEST when it breaks off. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > BODY_LIMIT) throw tooLarge();
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

function tooLarge(): GreenlightError {
  return new GreenlightError('TOO_LARGE', 'The request is larger than 1 MB. Send less at a time.', {
    details: { limit: BODY_LIMIT },
  });
}
