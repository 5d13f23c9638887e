import type { Span, TimeOfDay } from '@greenlight/schema';
import { capitalize } from './capitalize.ts';
import { type Phrase, phrase, type Reading, tokenAt } from './reading.ts';
import { timeOfDayOf } from './time-of-day.ts';
import type { Sentence, Token } from './token.ts';

/** A scene heading as scripts have it: `INT. BAKER STREET - NIGHT`. */
export interface Slugline {
  number?: { value: number; span: Span };
  interior?: { value: boolean; span: Span };
  location?: Phrase;
  timeOfDay?: { value: TimeOfDay; span: Span };
}

const sides = new Set(['int', 'ext', 'i', 'e', 'interior', 'exterior']);

/** True for a sentence that is a scene heading. */
export function isSlugline(tokens: readonly Token[], sentence: Sentence): boolean {
  return sideAt(tokens, sentence) !== undefined;
}

/** Index of INT or EXT: the first word, or after a scene number. */
function sideAt(tokens: readonly Token[], { from, to }: Sentence): number | undefined {
  const hasLabel = tokenAt(tokens, from + 1).text === ':' && !sides.has(tokenAt(tokens, from).lower);
  let at = hasLabel ? from + 2 : from;
  while (
    at < to &&
    at < from + 4 &&
    (tokenAt(tokens, at).kind === 'number' || /^(?:scene|sc|[.:()#*/-])$/.test(tokenAt(tokens, at).lower))
  )
    at++;
  const token = tokenAt(tokens, at);
  if (at >= to || !sides.has(token.lower) || token.quoted) return undefined;
  const next = tokenAt(tokens, at + 1);
  if (at + 1 >= to) return undefined;
  if (token.lower === 'i' || token.lower === 'e')
    return /^[./]$/.test(next.text) && /^(?:e|i|int|ext)$/.test(tokenAt(tokens, at + 2).lower) ? at : undefined;
  if (/^(?:interior|exterior)$/.test(token.lower)) return token.shape === 'upper' || next.text === '-' ? at : undefined;
  if (/^[./:]$/.test(next.text)) return at;
  const isLone = token.shape === 'upper' || at === from;
  return isLone && (next.kind === 'word' || next.text === '-') ? at : undefined;
}

export function readSlugline(reading: Reading, sentence: Sentence): Slugline | undefined {
  const { tokens } = reading;
  const side = sideAt(tokens, sentence);
  if (side === undefined) return undefined;
  const slug: Slugline = {};
  for (let at = sentence.from; at < side; at++) {
    const value = Number(tokenAt(tokens, at).text);
    if (Number.isInteger(value) && value > 0 && value <= 9999)
      slug.number = { value, span: phrase(reading, at, at).span };
  }
  const body = readSides(reading, side, sentence.to, slug);
  readPlaceAndTime(reading, body, sentence.to, slug);
  return slug;
}

/** `INT./EXT.` is both, so neither is kept. Returns the first token of the place. */
function readSides(reading: Reading, side: number, to: number, slug: Slugline): number {
  const { tokens } = reading;
  const seen = new Set<string>();
  let at = side;
  let last = side;
  while (at < to && (sides.has(tokenAt(tokens, at).lower) || /^[./:,–—-]$/.test(tokenAt(tokens, at).text))) {
    const word = tokenAt(tokens, at).lower;
    if (sides.has(word)) {
      seen.add(word.startsWith('i') ? 'int' : 'ext');
      last = at;
    }
    at++;
  }
  if (seen.size === 1) slug.interior = { value: seen.has('int'), span: phrase(reading, side, last).span };
  return at;
}

function readPlaceAndTime(reading: Reading, from: number, to: number, slug: Slugline): void {
  const { tokens } = reading;
  const parts: [number, number][] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    const token = tokenAt(tokens, at);
    if (token.text === '(' && at < to) {
      if (at > start) parts.push([start, at - 1]);
      while (at < to && tokenAt(tokens, at).text !== ')') at++;
      start = at + 1;
      continue;
    }
    const isBreak =
      at === to ||
      (token.kind === 'mark' && /^(?:[-–—/]+|\(|\)|\|)$/.test(token.text)) ||
      (token.text === ',' && timeOfDayOf([tokenAt(tokens, at + 1).lower]) !== undefined);
    if (!isBreak) continue;
    if (at > start) parts.push([start, at - 1]);
    start = at + 1;
  }
  const isTime = ([first, last]: [number, number]) =>
    timeOfDayOf(wordsIn(reading, first, last)) ??
    (/^(?:continuous|later|same|moments|present|flashback|establishing|moving|travelling|traveling|parked|rain|raining|snow|storm|stormy|intercut|montage|dream)$/.test(
      tokenAt(tokens, first).lower,
    )
      ? null
      : undefined);
  const timed = parts.findIndex((part, index) => index > 0 && isTime(part) !== undefined);
  const places = timed < 0 ? parts : parts.slice(0, timed);
  for (const part of parts.slice(1)) {
    const value = isTime(part);
    if (value) slug.timeOfDay ??= { value, span: phrase(reading, part[0], part[1]).span };
  }
  const first = places[0];
  if (!first) return;
  const end = trimTime(reading, first, slug);
  if (end < first[0]) return;
  const last = places.length > 1 && places[1] ? places[1][1] : end;
  const words = phrase(reading, first[0], Math.max(end, last));
  slug.location = { text: titleCase(words.text), span: words.span };
}

/** `EXT. BEACH NIGHT`, written without its dash: a time at the end of the place is the time. */
function trimTime(reading: Reading, [first, last]: [number, number], slug: Slugline): number {
  const value = last > first ? timeOfDayOf([tokenAt(reading.tokens, last).lower]) : undefined;
  if (!value || slug.timeOfDay) return last;
  slug.timeOfDay = { value, span: phrase(reading, last, last).span };
  return tokenAt(reading.tokens, last - 1).text === ',' ? last - 2 : last - 1;
}

function wordsIn({ tokens }: Reading, first: number, last: number): string[] {
  return tokens.slice(first, last + 1).map((token) => token.lower);
}

/** Headings are all capitals by custom; the place's name is not. What is mixed already stays as written. */
export function titleCase(text: string): string {
  if (text === text.toLowerCase()) return capitalize(text);
  if (text !== text.toUpperCase()) return text;
  return text
    .toLowerCase()
    .replace(/(^|[\s("“/-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/ (?:Of|The|And|De|Do|Da|Del|La|Von|Van|In|On|At)(?= )/g, (word) => word.toLowerCase());
}
