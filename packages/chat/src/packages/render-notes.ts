import { quoteCode } from '../files/markdown.ts';

/** What was done on the way, a line each. Somebody else's words may be in them. */
export function renderNotes(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [notes.map((note) => `- ${plain(note)}`).join('\n')];
}

/** A sentence with somebody's words in it, as Markdown that does nothing: what could be markup is shown as code. */
export function plain(text: string): string {
  return /[`<>[\]*_|\\]|:\/\/|[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text) ? quoteCode(text) : text;
}
