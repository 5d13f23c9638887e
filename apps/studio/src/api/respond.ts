import { type ErrorBody, toErrorBody } from '@greenlight/schema';
import { httpStatusOf, toGreenlightError } from '@greenlight/store';

export function json(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
}

/** Anything thrown, as the one error shape. */
export function errorResponse(thrown: unknown, requestId: string): Response {
  return errorFromBody(toErrorBody(toGreenlightError(thrown), requestId));
}

/** An error body with the status and headers that go with it. */
export function errorFromBody(body: ErrorBody): Response {
  const { code, details, requestId } = body.error;
  const headers = new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId, ...extraHeaders(details) });
  return Response.json(body, { status: details?.allow ? 405 : httpStatusOf(code), headers });
}

function extraHeaders(details: Record<string, unknown> | undefined): Record<string, string> {
  const retryAfter = details?.retryAfter;
  const allow = details?.allow;
  return {
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(Array.isArray(allow) ? { allow: allow.join(', ') } : {}),
  };
}
