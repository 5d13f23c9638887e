import type { Evidence } from '@greenlight/schema';

/** The words of a message that a field's evidence points to; the evidence itself when it points to none. */
export function wordsOf(message: string, evidence: Evidence[string] | undefined): unknown {
  return Array.isArray(evidence) ? message.slice(...evidence) : evidence;
}
