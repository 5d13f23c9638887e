import { errorBody, GreenlightError, normalizeError } from '@greenlight/schema';
import * as z from 'zod';
import { notSignedIn } from '../account/account.ts';
import { parseJson } from '../parse-json.ts';

export interface StudioRequest {
  origin: string;
  token: string;
  path: `/api/${string}`;
  /** Sent as JSON by POST; without one it is a GET. A text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  signal: AbortSignal;
}

/** Nothing was heard of a studio. `wasSent` is false when the request cannot have reached it. */
export class StudioGone extends Error {
  override readonly name = 'StudioGone';
  readonly wasSent: boolean;

  constructor(wasSent: boolean, cause: unknown) {
    super('The studio does not answer.', { cause });
    this.wasSent = wasSent;
  }
}

// Payload's own REST says more beside it.
const refusal = z.object(errorBody.shape);

const LONGEST_BODY = 1024 * 1024;
const TIMEOUT_MS = 15_000;

/** Asks a studio and reads a short answer. Throws GreenlightError. */
export async function requestJson<T>(request: StudioRequest, shape: z.ZodType<T>): Promise<T> {
  const { origin } = request;
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await openResponse({ ...request, signal: AbortSignal.any([request.signal, limit]) });
    const parsed = shape.safeParse(parseJson(await readBounded(response)));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (request.signal.aborted) throw new GreenlightError('CANCELLED', 'Stopped.', { cause: error });
    if (error instanceof StudioGone || limit.aborted) throw notAnswering(origin, error);
    throw error;
  }
  throw new GreenlightError('VALIDATION', `What answers at ${origin} is no Greenlight studio.`);
}

/**
 * The response of a studio that took the request. Its refusals are thrown with the code they have on the wire. A redirect is not
 * followed: what is told, and the token, go nowhere but to the address itself. Throws StudioGone when nothing answers.
 */
export async function openResponse(request: StudioRequest): Promise<Response> {
  const { origin, path, token, body, headers, signal } = request;
  const response = await fetch(`${origin}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'manual',
    signal,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw signal.aborted ? cause : new StudioGone(!isRefusedConnection(cause), cause);
  });
  if (response.ok) return response;
  throw await refusalOf(origin, response);
}

/** The error of a wire, as ours: the same code, and what to do about a sign-in that ended. */
export function wireError(origin: string, body: unknown, status = 500): GreenlightError {
  const parsed = refusal.safeParse(body).data?.error;
  if (parsed?.code === 'UNAUTHENTICATED' || status === 401) {
    return notSignedIn(origin, 'The studio does not know your sign-in any more');
  }
  if (!parsed)
    return new GreenlightError('VALIDATION', `${origin} answered ${status}, and not as a Greenlight studio does.`);
  const { code, message, retryable, details, suggestions } = parsed;
  return new GreenlightError(code, message, {
    retryable,
    ...(details ? { details } : {}),
    ...(suggestions ? { suggestions } : {}),
  });
}

export function notAnswering(origin: string, cause: unknown): GreenlightError {
  return new GreenlightError(
    'LOCKED',
    `The studio at ${origin} does not answer. Start it with npm start, or name another with GREENLIGHT_URL. Nothing was written.`,
    { cause },
  );
}

async function refusalOf(origin: string, response: Response): Promise<GreenlightError> {
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    const message = `${origin} sends elsewhere, which is not followed. Give the studio's own address as GREENLIGHT_URL.`;
    return new GreenlightError('VALIDATION', message);
  }
  const text = await readBounded(response).catch((error: unknown) => normalizeError(error).message);
  return wireError(origin, parseJson(text), response.status);
}

/** A response's text. Throws TOO_LARGE for more than a studio says, StudioGone when it breaks off. */
async function readBounded(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of boundedBody(response, LONGEST_BODY)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** A response's bytes, up to `limit` of them. */
export async function* boundedBody(response: Response, limit: number): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = (await reader?.read().catch(lost)) ?? { done: true };
    if (done || !value) return;
    size += value.byteLength;
    if (size > limit) throw new GreenlightError('TOO_LARGE', 'The studio answers with more than a studio says.');
    yield value;
  }
}

function lost(cause: unknown): never {
  throw new StudioGone(true, cause);
}

function isRefusedConnection(thrown: unknown): boolean {
  const cause = (thrown as { cause?: { code?: unknown } } | null)?.cause;
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(String(cause?.code));
}
