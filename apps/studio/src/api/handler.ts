import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { GreenlightError, normalizeError, parseOrThrow } from '@greenlight/schema';
import { authenticate, handlePayloadRequest } from '@greenlight/store';
import type { ZodType } from 'zod';
import type { Studio } from '../root.ts';
import type { ApiContext } from './context.ts';
import {
  credentialOf,
  isJson,
  isMultipart,
  isReadingInDisguise,
  type RequestFace,
  refuseForeignOrigin,
  refuseForms,
} from './guard.ts';
import { createRateLimit } from './rate-limit.ts';
import { decodeBody, readBody } from './read-body.ts';
import { errorResponse } from './respond.ts';
import { createRouter } from './router.ts';
import { routes } from './routes.ts';

export const COOKIE_NAME = 'greenlight-token';

/** Answers everything under `/api`: our routes under `/api/v1`, Payload's REST for the rest, behind the same guards. */
export function createApiHandler(
  studio: Studio,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const match = createRouter(routes);
  const limit = createRateLimit(studio.environment.RATE_LIMIT);
  return async (incoming, outgoing) => {
    const requestId = randomUUID();
    const started = performance.now();
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    let response: Response;
    try {
      response = await answer({ studio, match, limit, incoming, requestId, signal: gone.signal });
    } catch (error) {
      logFailure(studio, requestId, error);
      response = errorResponse(error, requestId);
    }
    await send(response, outgoing, requestId);
    const path = (incoming.url ?? '').split('?')[0];
    studio.log.debug({
      requestId,
      method: incoming.method,
      path,
      status: response.status,
      ms: Math.round(performance.now() - started),
    });
  };
}

interface Exchange {
  studio: Studio;
  match: ReturnType<typeof createRouter>;
  limit: (caller: string) => void;
  incoming: IncomingMessage;
  requestId: string;
  signal: AbortSignal;
}

async function answer(exchange: Exchange): Promise<Response> {
  const { studio, incoming, requestId, signal } = exchange;
  const bytes = await readBody(incoming);
  const face = { method: incoming.method ?? 'GET', headers: headersOf(incoming) };
  const credential = credentialOf(face, COOKIE_NAME);
  refuseForeignOrigin(face, credential, studio.origins);
  const isOurs = (incoming.url ?? '').startsWith('/api/v1/');
  refuseForms(face, credential, bytes.length > 0, isOurs);
  const request = toWebRequest(incoming, face, bytes, requestId, signal);
  const url = new URL(request.url);
  if (!isOurs) return answerByPayload(exchange, request, url, credential);
  const bodyText = decodeBody(bytes);

  const { route, params } = exchange.match(request.method, url.pathname);
  const address = incoming.socket.remoteAddress ?? 'unknown';
  const user = credential === 'none' ? null : await authenticate(studio.payload, request.headers);
  exchange.limit(user?.id ?? address);
  if (route.access !== 'public' && !user) throw unauthenticated(credential);
  if (route.access === 'admin' && user?.role !== 'admin')
    throw new GreenlightError('FORBIDDEN', 'Only an admin may do that.');
  const body = <T>(schema: ZodType<T>) => parseOrThrow(schema, parseJson(bodyText));
  const context: ApiContext = { studio, request, url, params, requestId, address, signal, user, body, bodyText };
  return route.handle(context);
}

async function answerByPayload(exchange: Exchange, request: Request, url: URL, credential: string): Promise<Response> {
  // Payload authenticates its own requests; the limit counts them by the credential they carry.
  const carried = request.headers.get('authorization') ?? request.headers.get('cookie');
  exchange.limit((credential === 'none' ? null : carried) ?? exchange.incoming.socket.remoteAddress ?? 'unknown');
  // Payload lets whoever comes first register as the first admin; here that takes the one-time link.
  if (url.pathname === '/api/users/first-register')
    throw new GreenlightError('NOT_FOUND', 'The first admin signs up through the link that the start printed.');
  const response = await handlePayloadRequest(exchange.studio.payload, request);
  // A path that Payload does not know is answered before its errors pass through our shape.
  const isShapeless = response.status === 404 && !('error' in ((await response.clone().json()) as object));
  if (isShapeless) throw new GreenlightError('NOT_FOUND', `There is nothing at ${url.pathname}.`);
  return response;
}

function unauthenticated(credential: string): GreenlightError {
  return credential === 'none'
    ? new GreenlightError(
        'UNAUTHENTICATED',
        'Sign in first: send the token of POST /api/users/login as "Authorization: Bearer …".',
      )
    : new GreenlightError('UNAUTHENTICATED', 'Your sign-in has expired or is not valid. Sign in again.');
}

function parseJson(text: string): unknown {
  if (text.trim() === '') throw new GreenlightError('BAD_REQUEST', 'The body is empty; send a JSON object.');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GreenlightError('BAD_REQUEST', 'The body is not JSON.', { cause });
  }
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function toWebRequest(
  incoming: IncomingMessage,
  { method, headers }: RequestFace,
  body: Buffer,
  requestId: string,
  signal: AbortSignal,
): Request {
  headers.set('x-request-id', requestId);
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  // The guards have let it in: without a cookie a body is JSON whatever it says it is, and curl says form.
  const isAsItIs = isJson(headers) || isMultipart(headers) || isReadingInDisguise({ method, headers });
  if (hasBody && !isAsItIs) headers.set('content-type', 'application/json');
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  return new Request(url, { method, headers, signal, ...(hasBody ? { body: new Uint8Array(body) } : {}) });
}

async function send(response: Response, outgoing: ServerResponse, requestId: string): Promise<void> {
  if (outgoing.destroyed) return;
  const cookies = response.headers.getSetCookie();
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.setHeader('x-request-id', requestId);
  outgoing.setHeader('x-content-type-options', 'nosniff');
  // A refused body may still be on its way: the connection ends with the answer.
  if (response.status === 413) outgoing.setHeader('connection', 'close');
  outgoing.writeHead(response.status);
  if (!response.body) {
    outgoing.end();
    return;
  }
  await new Promise<void>((resolve) => {
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    outgoing.on('close', resolve);
    body.on('error', () => outgoing.destroy());
    body.pipe(outgoing);
  });
}

function logFailure(studio: Studio, requestId: string, thrown: unknown): void {
  const error = normalizeError(thrown);
  if (error.code !== 'INTERNAL' && error.code !== 'STORAGE') return;
  const cause = error.cause instanceof Error ? error.cause : error;
  studio.log.error({ requestId, code: error.code, message: cause.message, stack: cause.stack });
}
