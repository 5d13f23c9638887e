import type { ErrorCode } from '@greenlight/schema';

const statuses: Record<ErrorCode, number> = {
  BAD_REQUEST: 400,
  VALIDATION: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  ORIGIN_REFUSED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  GATE_BLOCKED: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  IDEMPOTENCY_MISMATCH: 422,
  MODEL_UNAVAILABLE: 503,
  MODEL_REFUSED: 502,
  STORAGE: 503,
  LOCKED: 423,
  LEDGER_CORRUPT: 500,
  CANCELLED: 499,
  INTERNAL: 500,
};

/** The HTTP status of an error code. The wire's own choice, kept in one place for Payload's routes and ours. */
export function httpStatusOf(code: ErrorCode): number {
  return statuses[code];
}
