import * as z from 'zod';

/** A record id: a uuid in lower or upper case. Never reused, never authority. */
export const recordId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'is not an id');

/** A chat session id: `SES-CHAT-YYYYMMDD-xxxxxxxx`, UTC date and eight random hex digits. */
export const sessionId = z
  .string()
  .regex(/^SES-CHAT-\d{8}-[0-9a-f]{8}$/, 'is not a session id; it looks like SES-CHAT-20260131-0a1b2c3d');

/** SHA-256 as lower-case hex, without a prefix. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** SHA-256 with its algorithm named, as ledger entries carry it: `sha256:<hex>`. */
export const contentHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** UTC, to the millisecond: `2026-01-31T10:42:00.000Z`. */
export const timestamp = z.iso.datetime({ precision: 3 });

/** Builds a session id from a moment and four random bytes, both supplied by the caller. */
export function createSessionId(now: Date, random: Uint8Array): string {
  const date = now.toISOString().slice(0, 10).replaceAll('-', '');
  const suffix = Array.from(random.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `SES-CHAT-${date}-${suffix}`;
}
