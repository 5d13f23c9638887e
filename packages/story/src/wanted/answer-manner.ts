import type { Span } from '@greenlight/schema';
import type { Stance } from '../rules/stance.ts';
import type { ReadValue } from './read-measure.ts';

/** How an answer came, which decides how boldly words are taken for one. */
export interface AnswerManner {
  stance: Stance;
  /** She answered this very question, by a button or a form. */
  isNamed: boolean;
  /** She was led to it: she asked for the step, or for this. Otherwise it only stands below what she told. */
  isExpected: boolean;
  /** Whether the ordinary reading found something of its own in the words; undefined before it was asked. */
  hasFound?: boolean;
}

/** What words are to a question. `reading` leaves them to the ordinary reading, `none` leaves the question open. */
export type WantedReading =
  | { type: 'values'; values: ReadValue[] }
  | { type: 'unfit'; why: string }
  | { type: 'reading' }
  | { type: 'none' };

export const none: WantedReading = { type: 'none' };
export const reading: WantedReading = { type: 'reading' };

export function valuesOf(field: string, read: { value: unknown; span: Span } | undefined): WantedReading {
  return read ? { type: 'values', values: [{ field, value: read.value, span: read.span }] } : none;
}

/** Orders, questions and scene headings are no answers, whatever is asked; only what was sent as an answer may be one. */
export function isOwnStatement({ stance, isNamed }: AnswerManner): boolean {
  return !isNamed && ['order', 'question', 'heading'].includes(stance.kind);
}

export function countWords(text: string): number {
  return text.trim().split(/\s+/).filter(Boolean).length;
}
