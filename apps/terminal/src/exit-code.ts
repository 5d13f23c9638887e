import type { ErrorCode } from '@greenlight/schema';

/** How a command ended, as scripts read it (CONTRACTS section 2). */
export const exitCode = {
  done: 0,
  /** A check failed, input was invalid, or the thing exists already. */
  failed: 1,
  notFound: 2,
  /** Unknown command, option or gate; a malformed id. */
  usage: 3,
  denied: 4,
  /** Locked, or nothing could be done. */
  locked: 5,
  internal: 70,
  /** Ended by Ctrl-C, as shells say it: 128 and the signal's number. */
  interrupted: 130,
  /** Ended by SIGTERM. */
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

const byCode: Record<ErrorCode, ExitCode> = {
  BAD_REQUEST: exitCode.failed,
  VALIDATION: exitCode.failed,
  UNAUTHENTICATED: exitCode.denied,
  FORBIDDEN: exitCode.denied,
  ORIGIN_REFUSED: exitCode.denied,
  NOT_FOUND: exitCode.notFound,
  CONFLICT: exitCode.failed,
  GATE_BLOCKED: exitCode.failed,
  TOO_LARGE: exitCode.failed,
  RATE_LIMITED: exitCode.locked,
  IDEMPOTENCY_MISMATCH: exitCode.failed,
  MODEL_UNAVAILABLE: exitCode.locked,
  MODEL_REFUSED: exitCode.failed,
  STORAGE: exitCode.internal,
  LOCKED: exitCode.locked,
  LEDGER_CORRUPT: exitCode.failed,
  CANCELLED: exitCode.locked,
  INTERNAL: exitCode.internal,
};

/** The exit code that an error of this code ends a command with. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  return byCode[code];
}

/** The exit code of a command that a signal ended; undefined when none came. */
export function exitCodeOfSignal(signal: AbortSignal): ExitCode | undefined {
  if (!signal.aborted) return undefined;
  return signal.reason === 'SIGTERM' ? exitCode.terminated : exitCode.interrupted;
}
