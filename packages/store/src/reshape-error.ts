import { randomUUID } from 'node:crypto';
import { type ErrorCode, GreenlightError, toErrorBody } from '@greenlight/schema';
import type { AfterErrorHook } from 'payload';
import { httpStatusOf } from './http-status.ts';

/** Payload's own errors in our shape, beside the `errors` list that its admin page reads. */
export const reshapeError: AfterErrorHook = ({ error, req, result }) => {
  const known = findGreenlightError(error) ?? fromPayload(error, result, req.user !== null);
  const requestId = req.headers?.get('x-request-id') ?? randomUUID();
  if (known.code === 'INTERNAL' || known.code === 'STORAGE') reportFailure(req.payload.config.custom, requestId, error);
  return {
    status: httpStatusOf(known.code),
    response: { ...toErrorBody(known, requestId), errors: [{ message: known.message }] } as never,
  };
};

/** What nobody expected goes to the host's log; refusals are answers, not failures. */
function reportFailure(custom: unknown, requestId: string, error: Error): void {
  (custom as { onFailure?: (requestId: string, error: Error) => void }).onFailure?.(requestId, error);
}

function findGreenlightError(error: unknown): GreenlightError | null {
  // The server and the routes hold their own copies of this class, so it is known by its name.
  for (let one = error as Error | undefined; one; one = one.cause as Error | undefined) {
    if (one instanceof GreenlightError || one.name === 'GreenlightError') return one as GreenlightError;
  }
  return null;
}

const codeOf: Record<number, ErrorCode> = {
  400: 'VALIDATION',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
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
  if (code === 'FORBIDDEN' && !isSignedIn) {
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
