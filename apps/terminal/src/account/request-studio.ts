import { GreenlightError } from '@greenlight/schema';
import { parseJson } from '../parse-json.ts';

export interface StudioRequest {
  /** As `studioUrl` gives it. */
  origin: string;
  path: `/api/${string}`;
  body?: unknown;
  /** Sent as the bearer, to this origin alone. */
  token?: string;
  signal?: AbortSignal | undefined;
  /** Milliseconds; 15,000 when left out. */
  timeout?: number;
}

export interface StudioAnswer {
  status: number;
  /** What the body says as JSON; undefined when it is none. */
  body: unknown;
}

const BODY_LIMIT = 256 * 1024;

/**
 * One POST to a studio. Redirects are not followed: no password and no token goes where the address does not say.
 * Throws LOCKED when nothing answers there, VALIDATION for a redirect or too long an answer, CANCELLED.
 */
export async function postToStudio(request: StudioRequest): Promise<StudioAnswer> {
  const { origin, signal, timeout = 15_000 } = request;
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await send(request, signal ? AbortSignal.any([signal, limit]) : limit);
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new GreenlightError(
        'VALIDATION',
        `${origin} sends elsewhere, which is not followed. Name the studio's own address.`,
      );
    }
    return { status: response.status, body: parseJson(await readBounded(response, origin)) };
  } catch (cause) {
    if (cause instanceof GreenlightError) throw cause;
    if (signal?.aborted) throw new GreenlightError('CANCELLED', 'Stopped.', { cause });
    const what = limit.aborted ? `did not answer within ${timeout / 1000} s` : 'does not answer';
    throw new GreenlightError(
      'LOCKED',
      `The studio at ${origin} ${what}. Start it with npm start, or name another with GREENLIGHT_URL.`,
      { cause },
    );
  }
}

function send({ origin, path, body, token }: StudioRequest, signal: AbortSignal): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    signal,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body ?? {}),
  });
}

async function readBounded(response: Response, origin: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const body = response.body as AsyncIterable<Uint8Array> | null; // Node's streams of the web can be iterated; the browser's types do not know
  for await (const piece of body ?? []) {
    size += piece.byteLength;
    if (size > BODY_LIMIT) throw new GreenlightError('VALIDATION', `${origin} answers with more than a studio says.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
