import { cutText } from '@greenlight/schema';

// Controls of both kinds, line ends, and what turns the direction of text round.
const unsafe = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Somebody's words as a piece of code on one line, which Markdown leaves as they are: no link, no picture, no tag. */
export function quote(text: string, length = 80): string {
  const line = text
    .slice(0, length * 4)
    .replace(unsafe, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const cut = line.length > length || text.length > length * 4 ? `${cutText(line, length - 1).trimEnd()}…` : line;
  if (cut === '') return '–';
  const marks = '`'.repeat(longestRun(cut) + 1);
  const room = cut.startsWith('`') || cut.endsWith('`') ? ' ' : '';
  return `${marks}${room}${cut}${room}${marks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
