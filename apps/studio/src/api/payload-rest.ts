import { GreenlightError, toErrorBody } from '@greenlight/schema';
import {
  BODY_HASH_HEADER,
  handlePayloadRequest,
  httpStatusOf,
  type IdempotentRequest,
  type SignedInUser,
} from '@greenlight/store';
import { changedLogins } from '../login-changes.ts';
import type { Studio } from '../root.ts';
import { isJson, isReadingInDisguise } from './guard.ts';
import { answerOnce, hashOf, readKey } from './idempotency-key.ts';
import { refuseBadQuery } from './payload-query.ts';
import { decodeBody } from './read-body.ts';

/** Payload has these for studios with mail, or before anybody has signed up. */
const closed: Record<string, string> = {
  'first-register': 'The first admin signs up through the link that the start printed.',
  'forgot-password': 'This studio sends no mail. Ask an admin to set a new password.',
  'reset-password': 'This studio sends no mail. Ask an admin to set a new password.',
  verify: 'Addresses are not verified here.',
};

/** The caller has the file already. */
const NOT_MODIFIED = 304;

/** Answers by Payload's own REST, whose refusals come in the one error shape. */
export async function answerByPayload(
  studio: Studio,
  request: Request,
  body: Buffer,
  user: SignedInUser | null,
): Promise<Response> {
  const caller = user?.id;
  const { pathname, searchParams } = new URL(request.url);
  const [, , collection, name = ''] = pathname.split('/');
  if (collection === 'users' && closed[name]) throw new GreenlightError('NOT_FOUND', closed[name]);
  // Payload stumbles over a version of what has none.
  if (name === 'versions')
    throw new GreenlightError('NOT_FOUND', 'Nothing here keeps versions; changes are undone in the chat.');
  if (collection === 'payload-locked-documents' && user?.role !== 'admin')
    throw new GreenlightError('FORBIDDEN', 'Locks belong to the admin page.');
  refuseBadQuery(searchParams);
  if (isJson(request.headers) && body.length > 0) refuseOtherThanObject(decodeBody(body));
  const once = idempotent(request, body, caller);
  const response = await answerOnce(studio, once, () => handlePayloadRequest(studio.payload, request));
  if (!response.ok && response.status !== NOT_MODIFIED) return shape(response, request);
  const changed = changedLogins(request.method, pathname, caller);
  if (changed !== undefined) studio.loginChanges.tell(changed);
  return response;
}

/** A POST that may be repeated. The hash of its body goes on to the hook that keeps what it made. */
function idempotent(request: Request, body: Buffer, caller: string | undefined): IdempotentRequest | null {
  request.headers.delete(BODY_HASH_HEADER);
  const isReading = isReadingInDisguise(request);
  const key = request.method === 'POST' && caller !== undefined && !isReading ? readKey(request.headers) : null;
  if (key === null || caller === undefined) return null;
  const bodyHash = hashOf(body);
  request.headers.set(BODY_HASH_HEADER, bodyHash);
  return { user: caller, route: new URL(request.url).pathname, key, bodyHash };
}

/** Payload answers a path that it does not know, and an edit of many that failed in part, past the hook for errors. */
async function shape(response: Response, request: Request): Promise<Response> {
  const body = await readObject(response);
  if (body && 'error' in body) return response;
  if (!body || !('errors' in body))
    throw new GreenlightError('NOT_FOUND', `There is nothing at ${new URL(request.url).pathname}.`);
  const said = typeof body.message === 'string' ? body.message : 'The request was refused.';
  const error = new GreenlightError('VALIDATION', said, { details: { fields: body.errors } });
  const shaped = { ...body, ...toErrorBody(error, request.headers.get('x-request-id') ?? '') };
  return Response.json(shaped, { status: httpStatusOf(error.code) });
}

function refuseOtherThanObject(text: string): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GreenlightError('BAD_REQUEST', 'The body is not JSON.', { cause });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw new GreenlightError('VALIDATION', 'The body must be a JSON object.', {
    details: { fields: [{ field: '(body)', message: 'must be a JSON object' }] },
  });
}

async function readObject(response: Response): Promise<Record<string, unknown> | null> {
  const text = await response.clone().text();
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
