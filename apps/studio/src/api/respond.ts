import { type GreenlightError, normalizeError, toErrorBody } from '@greenlight/schema';
import { httpStatusOf } from '@greenlight/store';

export function json(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
}

/** Anything thrown, as the one error shape. */
export function errorResponse(thrown: unknown, requestId: string): Response {
  const error = normalizeError(thrown);
  const headers = new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId, ...extraHeaders(error) });
  return Response.json(toErrorBody(error, requestId), { status: statusOf(error), headers });
}

function statusOf(error: GreenlightError): number {
  return error.details?.['allow'] ? 405 : httpStatusOf(error.code);
}

function extraHeaders(error: GreenlightError): Record<string, string> {
  const retryAfter = error.details?.['retryAfter'];
  const allow = error.details?.['allow'];
  return {
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(Array.isArray(allow) ? { allow: allow.join(', ') } : {}),
  };
}
