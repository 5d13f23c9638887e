import type { Span, TimeOfDay } from '@greenlight/schema';
import { phrase, type Reading, tokenAt } from './reading.ts';

const times: ReadonlyMap<string, TimeOfDay> = new Map<string, TimeOfDay>([
  ...['dawn', 'sunrise', 'daybreak', 'first light', 'early morning'].map((word) => [word, 'dawn'] as const),
  ...[
    'day',
    'morning',
    'noon',
    'midday',
    'afternoon',
    'daytime',
    'daylight',
    'lunchtime',
    'mid-morning',
    'later that day',
  ].map((word) => [word, 'day'] as const),
  ...['dusk', 'evening', 'sunset', 'twilight', 'sundown', 'nightfall', 'magic hour', 'golden hour'].map(
    (word) => [word, 'dusk'] as const,
  ),
  ...['night', 'midnight', 'nighttime', 'nite', 'late night', 'overnight'].map((word) => [word, 'night'] as const),
]);

/** The time of day a slugline's words name. */
export function timeOfDayOf(words: readonly string[]): TimeOfDay | undefined {
  for (const [at, word] of words.entries()) {
    const found = times.get(`${word} ${words[at + 1] ?? ''}`) ?? times.get(word);
    if (found) return found;
  }
  return undefined;
}

/** The time of day that tokens tell: "at night", "the next morning", ", night,". "All day" and "one day" tell none. */
export function readTimeOfDay(
  reading: Pick<Reading, 'message' | 'tokens'>,
  from: number,
  to: number,
): { value: TimeOfDay; span: Span } | undefined {
  for (let at = from; at < to; at++) {
    const token = tokenAt(reading.tokens, at);
    if (token.quoted) continue;
    const clock = token.kind === 'number' ? clockTime(token.lower, tokenAt(reading.tokens, at + 1).lower) : undefined;
    if (clock) return { value: clock, span: phrase(reading, at, /m$/.test(token.lower) ? at : at + 1).span };
    if (token.kind !== 'word') continue;
    const pair = times.get(`${token.lower} ${tokenAt(reading.tokens, at + 1).lower}`);
    if (pair) return { value: pair, span: phrase(reading, at, at + 1).span };
    const value = times.get(token.lower);
    if (!value || (token.lower === 'day' && !isTimeWord(reading, at))) continue;
    if (
      /^(?:good|every|all|each|one|last|first)$/.test(tokenAt(reading.tokens, at - 1).lower) &&
      token.lower !== 'dawn' &&
      !/^(?:one|last)$/.test(tokenAt(reading.tokens, at - 1).lower)
    )
      continue;
    return { value, span: phrase(reading, at, at).span };
  }
  return undefined;
}

/** `day` counts after "by", "during the", or between marks; "one day" is any time. */
function isTimeWord({ tokens }: Pick<Reading, 'tokens'>, at: number): boolean {
  const before = tokenAt(tokens, at - 1);
  const after = tokenAt(tokens, at + 1);
  if (/^(?:by|during|broad)$/.test(before.lower)) return true;
  if (before.lower === 'the' && tokenAt(tokens, at - 2).lower === 'during') return true;
  return before.kind === 'mark' && before.text !== '"' && (after.kind !== 'word' || after.text === '');
}

/** `3am`, `11 pm`. */
function clockTime(number: string, next: string): TimeOfDay | undefined {
  const match = /^(\d{1,2})(?:[.:]\d\d)?(am|pm)?$/.exec(number);
  const half = match?.[2] ?? (/^(?:am|pm)$/.test(next) ? next : undefined);
  if (!match || !half) return undefined;
  const hour = (Number(match[1]) % 12) + (half === 'pm' ? 12 : 0);
  if (hour >= 5 && hour < 7) return 'dawn';
  if (hour >= 7 && hour < 18) return 'day';
  return hour >= 18 && hour < 21 ? 'dusk' : 'night';
}
