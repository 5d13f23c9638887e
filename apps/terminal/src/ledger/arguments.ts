import { sessionId } from '@greenlight/schema';
import { quote } from '../quote.ts';
import { UsageError } from '../usage-error.ts';

/** The streams of a workspace beside those of its sessions. */
const shared: readonly string[] = ['packages', 'gates', 'audit'];

/** Whether a text is the id of a stream. */
export function isStream(text: string): boolean {
  return shared.includes(text) || sessionId.safeParse(text).success;
}

/** What is said of a text that names neither a ledger nor a film. */
export function unknownLedger(text: string): UsageError {
  return new UsageError(
    `${quote(text)} is neither the id of a ledger, such as SES-CHAT-20260131-0a1b2c3d, nor the id or the title of a film here.`,
  );
}

/** The id of a stream as it was typed. Throws UsageError for what can be none. */
export function parseStream(text: string): string {
  if (isStream(text)) return text;
  throw new UsageError(
    `${quote(text)} is not the id of a ledger. One is a session's, such as SES-CHAT-20260131-0a1b2c3d, or packages, gates, audit.`,
  );
}

/** The number of an entry as it was typed. Throws UsageError. */
export function parseSeq(text: string): number {
  const seq = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(seq)) return seq;
  throw new UsageError(`${quote(text)} is not the number of an entry. They count from 0.`);
}
