import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { GreenlightError, parseOrThrow } from '@greenlight/schema';
import { authenticate, describeFailure } from '@greenlight/store';
import type { ZodType } from 'zod';
import type { Studio } from '../root.ts';
import type { ApiContext } from './context.ts';
import {
  believeReadingCookie,
  credentialOf,
  isUpload,
  type RequestFace,
  refuseForeignOrigin,
  refuseForms,
} from './guard.ts';
import { answerByPayload } from './payload-rest.ts';
import { createRateLimit } from './rate-limit.ts';
import { BODY_LIMIT, BUNDLE_LIMIT, decodeBody, readBody, UPLOAD_LIMIT } from './read-body.ts';
import { errorResponse } from './respond.ts';
import { createRouter } from './router.ts';
import { REPLAY_PATH } from './routes/production.ts';
import { routes } from './routes.ts';
import { send } from './send.ts';
import { addressOf, faceOf, toWebRequest } from './web-request.ts';

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
    await send(response, outgoing, requestId).catch((error) => {
      logFailure(studio, requestId, error);
      outgoing.destroy();
    });
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

async function answer({ studio, match, limit, incoming, requestId, signal }: Exchange): Promise<Response> {
  const face = faceOf(incoming);
  const url = addressOf(incoming, studio.serverUrl);
  const credential = credentialOf(face, COOKIE_NAME);
  refuseForeignOrigin(face, credential, studio.origins);
  const bytes = await readBody(incoming, await limitOf(studio, face, url, credential));
  const isOurs = url.pathname.startsWith('/api/v1/');
  refuseForms(face, credential, bytes.length > 0, isOurs);
  believeReadingCookie(face, credential, studio.origins);
  const request = toWebRequest(url, face, bytes, { requestId, signal });
  const user = credential === 'none' ? null : await authenticate(studio.payload, request.headers);
  const address = incoming.socket.remoteAddress ?? 'unknown';
  limit(user?.id ?? address);
  if (!isOurs) return answerByPayload(studio, request, bytes, user);

  const { route, params } = match(request.method, url.pathname);
  if (route.access !== 'public' && !user) throw unauthenticated(credential);
  if (route.access === 'admin' && user?.role !== 'admin')
    throw new GreenlightError('FORBIDDEN', 'Only an admin may do that.');
  const bodyText = decodeBody(bytes);
  const body = <T>(schema: ZodType<T>) => parseOrThrow(schema, parseJson(bodyText));
  const context: ApiContext = { studio, request, url, params, requestId, address, signal, user, body, bodyText };
  return route.handle(context);
}

/** How much is read: a file's worth only where files are taken, and only from somebody who is signed in. */
async function limitOf({ payload }: Studio, face: RequestFace, url: URL, credential: string): Promise<number> {
  const isBundle = face.method === 'POST' && url.pathname === REPLAY_PATH;
  if (!isBundle && !isUpload(face, url.pathname)) return BODY_LIMIT;
  const user = credential === 'none' ? null : await authenticate(payload, face.headers);
  if (!user) throw unauthenticated(credential);
  if (!isBundle) return UPLOAD_LIMIT;
  return user.role === 'admin' ? BUNDLE_LIMIT : BODY_LIMIT;
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

function logFailure(studio: Studio, requestId: string, thrown: unknown): void {
  const failure = describeFailure(thrown);
  if (failure) studio.log.error({ requestId, ...failure });
}
