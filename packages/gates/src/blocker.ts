import type { Finding } from '@greenlight/schema';

/** A finding that stops what its gate stands before. */
export function blocker(
  gate: string,
  code: string,
  message: string,
  { where, remedy }: Pick<Finding, 'where' | 'remedy'> = {},
): Finding {
  return { gate, severity: 'blocker', code, message, ...(where ? { where } : {}), ...(remedy ? { remedy } : {}) };
}
