import type { Span } from '@greenlight/schema';
import { findNumbers } from '../alignment/number-words.ts';

/** A value with the characters that it was read from. */
export interface ReadValue {
  field: string;
  value: unknown;
  span: Span;
}

export type Measure = Omit<ReadValue, 'field'>;

const hour = /^(?:h|hr|hrs|hours?)$/;
const minute = /^(?:m|min|mins|minutes?)$/;
const second = /^(?:s|sec|secs|seconds?)$/;

/** A running time in seconds: "2 minutes", "90 seconds", "1:30", "two and a half minutes". Undefined for a bare number, which could be either. */
export function readDuration(text: string): Measure | undefined {
  const clock = /(?<![\d:])(\d{1,3}):([0-5]\d)(?![\d:])/.exec(text);
  if (clock)
    return { value: Number(clock[1]) * 60 + Number(clock[2]), span: [clock.index, clock.index + clock[0].length] };
  const parts = [...text.matchAll(amount)].flatMap((match) => {
    const said = match.groups ?? {};
    const unit = secondsOf(said.unit ?? said.unitToo ?? '');
    const count = countOf(said.digits ?? said.words ?? '', Boolean(said.half ?? said.halfToo ?? said.after));
    return unit && count !== undefined
      ? [{ seconds: unit * count, start: match.index, end: match.index + match[0].length }]
      : [];
  });
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  const value = Math.round(parts.reduce((sum, { seconds }) => sum + seconds, 0));
  return value > 0 ? { value, span: [first.start, last.end] } : undefined;
}

const digits =
  '(?<digits>\\d{1,4}(?:[.,]\\d{1,2})?)(?<half> and a half)?[ -]?(?<unit>hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)';
const words =
  '(?<words>half an?|an?|[a-z]+(?:-[a-z]+)?)(?<halfToo> and a half)?[ -](?<unitToo>hours?|minutes?|mins?|seconds?|secs?)';
const amount = new RegExp(`\\b(?:${digits}|${words})\\b(?<after> and a half)?`, 'gi');

function secondsOf(unit: string): number | undefined {
  const said = unit.toLowerCase();
  if (hour.test(said)) return 3600;
  if (minute.test(said)) return 60;
  return second.test(said) ? 1 : undefined;
}

function countOf(text: string, hasHalf: boolean): number | undefined {
  const said = text.toLowerCase();
  const more = hasHalf ? 0.5 : 0;
  if (/^half/.test(said)) return 0.5;
  if (/^an?$/.test(said)) return 1 + more;
  if (/^\d/.test(said)) return Number(said.replace(',', '.')) + more;
  const [only, other] = findNumbers(said);
  return only && !other && only.span[1] - only.span[0] === said.length ? only.value + more : undefined;
}

/** A target in whole minutes: "90", "ninety minutes", "an hour and a half", "2 hours". */
export function readMinutes(text: string): Measure | undefined {
  const told = readDuration(text);
  if (told) return { value: Math.max(1, Math.round(Number(told.value) / 60)), span: told.span };
  return readCount(text);
}

/** A single whole number in few words. */
export function readCount(text: string): Measure | undefined {
  const [only, other] = findNumbers(text);
  return only && !other ? { value: only.value, span: only.span } : undefined;
}
