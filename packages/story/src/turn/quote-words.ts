import type { Evidence, Reading } from '@greenlight/schema';
import type { StoryPart } from './conversation-state.ts';

/** The most characters of a message that are quoted. */
const LONGEST_QUOTE = 600;
/** A message of so many characters is read at a glance. */
const SHORT = 240;

/** The sentences of a message that a part of it was read from. Where it points at no words, a short message says it whole. */
export function quoteWords(message: string, part: StoryPart): Reading['quote'] {
  const items: { evidence: Evidence }[] = [
    ...part.characters,
    ...part.locations,
    ...part.updates,
    ...part.scenes,
    ...part.relationships,
  ];
  const spans = Object.values(items[0]?.evidence ?? {}).filter((span) => Array.isArray(span));
  const fitting = spans.filter(([start, end]) => start < end && end <= message.length);
  const [first] = fitting;
  if (!first) return message.trim() !== '' && message.length <= SHORT ? trim(message, 0, message.length) : undefined;
  const all = cutSentences(message, [
    Math.min(...fitting.map(([start]) => start)),
    Math.max(...fitting.map(([, end]) => end)),
  ]);
  if (all.text.length <= LONGEST_QUOTE) return all;
  // Words that lie pages apart: those around the first value say most.
  const near = cutSentences(message, first);
  return near.text.length <= LONGEST_QUOTE ? near : cutWords(message, first);
}

/** The whole sentences around a span, without the space at their ends. */
function cutSentences(message: string, [from, to]: Span): Quote {
  const before = [...message.slice(0, from).matchAll(/[.!?…]["”’')]*\s+|\n+/g)].at(-1);
  const start = before ? before.index + before[0].length : 0;
  // A span may take in its sentence's own full stop.
  const after = /[.!?…]["”’')]*(?=\s|$)|\n/.exec(message.slice(to - 1));
  const end = after ? to - 1 + after.index + after[0].length : message.length;
  return trim(message, start, Math.max(end, to));
}

/** The words around a span whose sentence is too long. */
function cutWords(message: string, [from, to]: Span): Quote {
  const room = Math.max(0, LONGEST_QUOTE - (to - from)) / 2;
  const before = from <= room ? 0 : message.indexOf(' ', from - room);
  const after = to + room >= message.length ? message.length : message.lastIndexOf(' ', to + room);
  const isWhole = before >= 0 && before <= from && after >= to;
  return isWhole ? trim(message, before, after) : trim(message, from, Math.min(to, from + LONGEST_QUOTE));
}

function trim(message: string, start: number, end: number): Quote {
  const cut = message.slice(start, end);
  return { text: cut.trim(), start: start + cut.length - cut.trimStart().length };
}

type Span = readonly [number, number];
type Quote = NonNullable<Reading['quote']>;
