import { type ErrorCode, errorBody } from '@greenlight/schema';
import * as z from 'zod';

/** What went wrong with a request, as the page shows it. `UNREACHABLE` means that no answer came at all. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'UNREACHABLE';
  readonly retryable: boolean;
  readonly details: Record<string, unknown>;
  readonly suggestions: string[];

  constructor(
    wire: { code: ErrorCode | 'UNREACHABLE'; message: string; retryable: boolean } & Partial<
      Pick<ApiError, 'details' | 'suggestions'>
    >,
  ) {
    super(wire.message);
    this.name = 'ApiError';
    this.code = wire.code;
    this.retryable = wire.retryable;
    this.details = wire.details ?? {};
    this.suggestions = wire.suggestions ?? [];
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

// Payload's own routes put a list for the admin page beside the error, so further keys are allowed here.
const wireError = z.looseObject({ error: errorBody.shape.error });

/** Asks the studio. The caller names what comes back; the contract says so. Throws ApiError. */
export async function call<T>(path: string, request: Call = {}): Promise<T> {
  const response = await send(path, request);
  const text = await response.text();
  if (!response.ok) throw readError(response.status, text);
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** The response itself, for those who read it as it comes. Throws ApiError when there is none. */
export async function send(path: string, { method = 'GET', body, headers, signal }: Call): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      // A cookie counts only with a body that says it is JSON, an empty one too.
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch {
    throw unreachable();
  }
}

export function unreachable(): ApiError {
  return new ApiError({ code: 'UNREACHABLE', message: 'The studio could not be reached.', retryable: true });
}

/** Reads the body of a refused request. What is not in the studio's own shape becomes a plain sentence. */
export function readError(status: number, text: string): ApiError {
  try {
    return new ApiError(wireError.parse(JSON.parse(text)).error);
  } catch {
    return new ApiError({
      code: 'INTERNAL',
      message: `The studio gave an answer that cannot be read (${status}). Please try again.`,
      retryable: true,
    });
  }
}

/** Anything thrown, as an ApiError. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError({
    code: 'INTERNAL',
    message: 'Something failed in this page. Please try again.',
    retryable: true,
  });
}

/** The message for one field of a refused form; undefined when the refusal does not name it. */
export function fieldMessage(error: ApiError | null, field: string): string | undefined {
  const fields = error?.details.fields;
  if (!Array.isArray(fields)) return undefined;
  const named: unknown = fields.find((one: unknown) => isFieldProblem(one) && one.field === field);
  return isFieldProblem(named) ? named.message : undefined;
}

function isFieldProblem(value: unknown): value is { field: string; message: string } {
  return typeof value === 'object' && value !== null && 'field' in value && 'message' in value;
}
