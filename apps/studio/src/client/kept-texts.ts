import * as z from 'zod';
import type { OutgoingMessage } from './outbox.ts';

// What is written and not yet sent stays in this browser, under the user's id: another who signs in here does not see it.

export function draftKey(user: string, project: string, session: string | null): string {
  return `greenlight.${user}.draft.${project}.${session ?? 'new'}`;
}

export function readDraft(key: string): string {
  return readItem(key) ?? '';
}

export function keepDraft(key: string, text: string): void {
  writeItem(key, text === '' ? null : text);
}

const kept = z.array(
  z.object({
    key: z.string(),
    session: z.string().nullable(),
    text: z.string(),
    choice: z.object({ id: z.string(), customInput: z.string().optional() }).optional(),
    at: z.string(),
    state: z.enum(['waiting', 'sending', 'paused', 'failed']),
    sentSession: z.string().nullable().optional(),
    failure: z.object({ message: z.string(), retryable: z.boolean(), suggestions: z.array(z.string()) }).optional(),
  }),
);

function outboxKey(user: string, project: string): string {
  return `greenlight.${user}.outbox.${project}`;
}

export function readOutbox(user: string, project: string): OutgoingMessage[] {
  try {
    return kept.parse(JSON.parse(readItem(outboxKey(user, project)) ?? '[]'));
  } catch {
    return [];
  }
}

export function keepOutbox(user: string, project: string, outbox: readonly OutgoingMessage[]): void {
  writeItem(outboxKey(user, project), outbox.length === 0 ? null : JSON.stringify(outbox));
}

const dismissed = z.array(z.string());
/** Older ones are of steps that have long been complete again. */
const DISMISSED_KEPT = 100;

function dismissedKey(user: string, project: string): string {
  return `greenlight.${user}.dismissed.${project}`;
}

/** Which notices of reopened steps she has put away. */
export function readDismissed(user: string, project: string): string[] {
  try {
    return dismissed.parse(JSON.parse(readItem(dismissedKey(user, project)) ?? '[]'));
  } catch {
    return [];
  }
}

export function keepDismissed(user: string, project: string, keys: readonly string[]): void {
  writeItem(dismissedKey(user, project), JSON.stringify(keys.slice(-DISMISSED_KEPT)));
}

// A browser may refuse storage; the page then works without its memory.
function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeItem(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing to do: see above.
  }
}
