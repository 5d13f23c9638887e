import type { IncomingMessage } from 'node:http';
import { GreenlightError } from '@greenlight/schema';
import { isMultipart, isReadingInDisguise, type RequestFace } from './guard.ts';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A way up, however it is written: nobody's path has one, and guards before us may read it otherwise. */
const dots = /(^|\/|%2f|\\)(\.|%2e){1,2}(\/|%2f|\\|$)/i;

/** What the guards look at. A HEAD is a GET whose body stays away. Throws NOT_FOUND (405) for a method of no use here. */
export function faceOf(incoming: IncomingMessage): RequestFace {
  const method = incoming.method ?? 'GET';
  if (!methods.has(method)) {
    throw new GreenlightError('NOT_FOUND', `${method} is not taken here.`, { details: { allow: [...methods] } });
  }
  return { method: method === 'HEAD' ? 'GET' : method, headers: headersOf(incoming) };
}

/**
 * The address of a request, as a path of this studio: what the Host header says does not matter. Throws BAD_REQUEST for a path
 * that is none.
 */
export function addressOf(incoming: IncomingMessage, serverUrl: string): URL {
  try {
    const given = incoming.url ?? '/';
    if (dots.test(given.split('?')[0] ?? '')) throw new Error('dots');
    const url = new URL(`${new URL(serverUrl).origin}${given}`);
    decodeURIComponent(url.pathname);
    return url;
  } catch (cause) {
    throw new GreenlightError('BAD_REQUEST', 'The address is not well formed.', { cause });
  }
}

/** A request that has passed the guards, as Payload and our routes read it. */
export function toWebRequest(
  url: URL,
  { method, headers }: RequestFace,
  body: Buffer,
  about: { requestId: string; signal: AbortSignal },
): Request {
  headers.set('x-request-id', about.requestId);
  const hasBody = body.length > 0 && method !== 'GET';
  // Without a cookie a body is JSON whatever it says it is, and curl says form. Payload knows JSON by one name alone.
  const isAsItIs = isMultipart(headers) || isReadingInDisguise({ method, headers });
  if (hasBody && !isAsItIs) headers.set('content-type', 'application/json');
  const { signal } = about;
  return new Request(url, { method, headers, signal, ...(hasBody ? { body: new Uint8Array(body) } : {}) });
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
