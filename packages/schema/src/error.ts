import * as z from 'zod';

/** The closed set of error codes. A face maps each to its own status; see `docs/api-reference.md`. */
export const errorCode = z.enum([
  'BAD_REQUEST', // not JSON, not UTF-8, wrong content type
  'VALIDATION', // JSON of the wrong shape; `details.fields` names each field
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'ORIGIN_REFUSED', // a cookie from an origin that is not ours
  'NOT_FOUND',
  'CONFLICT', // somebody changed what this rested on
  'GATE_BLOCKED', // a gate has a blocker; `details.findings` lists them
  'TOO_LARGE',
  'RATE_LIMITED',
  'IDEMPOTENCY_MISMATCH', // the key was used before with another body
  'MODEL_UNAVAILABLE',
  'MODEL_REFUSED',
  'STORAGE',
  'LOCKED',
  'LEDGER_CORRUPT',
  'CANCELLED',
  'INTERNAL',
]);
export type ErrorCode = z.infer<typeof errorCode>;

/** The one error shape on every wire. */
export const errorBody = z.strictObject({
  error: z.strictObject({
    code: errorCode,
    message: z.string().min(1),
    retryable: z.boolean(),
    details: z.record(z.string(), z.unknown()).optional(),
    suggestions: z.array(z.string()).optional(),
    requestId: z.string(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;

export interface GreenlightErrorOptions {
  details?: Record<string, unknown>;
  suggestions?: string[];
  retryable?: boolean;
  cause?: unknown;
}

const retryableByDefault: ReadonlySet<ErrorCode> = new Set([
  'CONFLICT',
  'RATE_LIMITED',
  'MODEL_UNAVAILABLE',
  'STORAGE',
  'LOCKED',
]);

const mark = Symbol.for('greenlight.error');

/** The one error class. The message says what was wrong, with the value and the remedy; it is shown to people. */
export class GreenlightError extends Error {
  readonly [mark] = true;
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: Record<string, unknown> | undefined;
  readonly suggestions: string[] | undefined;

  constructor(code: ErrorCode, message: string, options: GreenlightErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'GreenlightError';
    this.code = code;
    this.retryable = options.retryable ?? retryableByDefault.has(code);
    this.details = options.details;
    this.suggestions = options.suggestions;
  }

  /** Whether its message is for people; Payload asks this before it shows one. */
  get isPublic(): boolean {
    return this.code !== 'INTERNAL';
  }
}

// This room may be there twice in one process, in a bundle and in what it loads: an error of one copy is an error of the other.
Object.defineProperty(GreenlightError, Symbol.hasInstance, {
  value(this: unknown, thrown: unknown): boolean {
    if (this !== GreenlightError) return Function.prototype[Symbol.hasInstance].call(this as () => void, thrown); // a class below it
    return typeof thrown === 'object' && thrown !== null && mark in thrown;
  },
});

/** Anything thrown, as a GreenlightError. What we did not expect becomes INTERNAL with its cause kept and its message withheld. */
export function normalizeError(thrown: unknown): GreenlightError {
  if (thrown instanceof GreenlightError) return thrown;
  if (thrown instanceof z.ZodError) return validationError(thrown);
  return new GreenlightError('INTERNAL', 'Something failed on our side. Nothing was changed; please try again.', {
    cause: thrown,
    retryable: true,
  });
}

/** A Zod failure as a VALIDATION error that names every field. */
export function validationError(failure: z.ZodError): GreenlightError {
  const fields = failure.issues.map((issue) => ({ field: issue.path.join('.') || '(body)', message: issue.message }));
  const first = fields[0];
  return new GreenlightError(
    'VALIDATION',
    first ? `${first.field}: ${first.message}` : 'The request has the wrong shape.',
    {
      details: { fields },
      cause: failure,
    },
  );
}

/** A VALIDATION error of one field, which its message begins with. `message` has no full stop: `is no threshold of this workflow`. */
export function invalidField(field: string, message: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${field}: ${message}.`, { details: { fields: [{ field, message }] } });
}

/** Parses with a schema or throws VALIDATION. The way unknown data becomes typed. */
export function parseOrThrow<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw validationError(result.error);
}

/** The wire form of an error. */
export function toErrorBody(error: GreenlightError, requestId: string): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.message,
      retryable: error.retryable,
      ...(error.details ? { details: error.details } : {}),
      ...(error.suggestions ? { suggestions: error.suggestions } : {}),
      requestId,
    },
  };
}
