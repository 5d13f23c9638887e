import { randomUUID } from 'node:crypto';
import { type ErrorCode, GreenlightError, toErrorBody } from '@greenlight/schema';
import type { AfterErrorHook, PayloadRequest } from 'payload';
import { toGreenlightError } from './failure.ts';
import { httpStatusOf } from './http-status.ts';
import { isForm } from './is-form.ts';

/** Payload's own errors in our shape, beside the `errors` list that its admin page reads. */
export const reshapeError: AfterErrorHook = async ({ error, req, result }) => {
  const known = await explain(error, req, result);
  const requestId = req.headers?.get('x-request-id') ?? randomUUID();
  return {
    status: httpStatusOf(known.code),
    response: { ...toErrorBody(known, requestId), errors: [{ message: known.message }] } as never,
  };
};

async function explain(error: Error, req: PayloadRequest, result: unknown): Promise<GreenlightError> {
  const general = toGreenlightError(error);
  if (general.code !== 'INTERNAL') {
    if (general.code === 'STORAGE') reportFailure(req, error);
    return general;
  }
  const known = fromPayload(error, result, Boolean(req.user));
  if (known.code === 'FORBIDDEN' && (await isMissing(req))) return new GreenlightError('NOT_FOUND', 'Not Found');
  if (known.code === 'TOO_LARGE')
    return new GreenlightError('TOO_LARGE', 'A file may be 10 MB at most, one at a time.');
  if (known.code !== 'INTERNAL') return known;
  if (isForm(req))
    return new GreenlightError(
      'BAD_REQUEST',
      'The form could not be read: send JSON, or a form with the fields _payload and file.',
    );
  reportFailure(req, error);
  return isQuery(req) ? new GreenlightError('VALIDATION', 'The query could not be read; check where and sort.') : known;
}

/** What nobody expected goes to the host's log; refusals are answers, not failures. */
function reportFailure(req: PayloadRequest, error: Error): void {
  const custom = req.payload.config.custom as { onFailure?: (requestId: string, error: Error) => void };
  custom.onFailure?.(req.headers?.get('x-request-id') ?? '', error);
}

/** Payload says "forbidden" of a record that is not there, once access depends on the record. */
async function isMissing({ payload, routeParams }: PayloadRequest): Promise<boolean> {
  const { id, collection } = (routeParams ?? {}) as { id?: unknown; collection?: string };
  if (typeof id !== 'string' || collection === undefined) return false;
  const { totalDocs } = await payload.db.count({ collection: collection as never, where: { id: { equals: id } } });
  return totalDocs === 0;
}

/** A reading request that only its conditions could break: Payload hands them to the database as they come. */
function isQuery({ method, query }: PayloadRequest): boolean {
  return method?.toUpperCase() === 'GET' && Object.keys(query ?? {}).length > 0;
}

const codeOf: Record<number, ErrorCode> = {
  400: 'VALIDATION',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  423: 'LOCKED',
  429: 'RATE_LIMITED',
};

interface PayloadError {
  status?: number;
  message?: string;
  data?: { errors?: { path?: string; message?: string }[] };
}

function fromPayload(error: unknown, result: unknown, isSignedIn: boolean): GreenlightError {
  const { status = 500, message, data } = error as PayloadError;
  const code = codeOf[status] ?? 'INTERNAL';
  if (code === 'INTERNAL')
    return new GreenlightError(code, 'Something failed on our side. Nothing was changed; please try again.', {
      retryable: true,
    });
  if ((code === 'FORBIDDEN' && !isSignedIn) || message === 'No User') {
    return new GreenlightError('UNAUTHENTICATED', 'Sign in first; a sign-in that has expired does not count.');
  }
  if (code === 'FORBIDDEN') return new GreenlightError(code, 'You may not do that.');
  const fields = (data?.errors ?? []).map(({ path, message: text }) => ({
    field: path ?? '(body)',
    message: text ?? 'is not valid',
  }));
  const said = (result as { errors?: { message?: string }[] } | undefined)?.errors?.[0]?.message;
  return new GreenlightError(
    code,
    message ?? said ?? 'The request was refused.',
    fields.length > 0 ? { details: { fields } } : {},
  );
}
