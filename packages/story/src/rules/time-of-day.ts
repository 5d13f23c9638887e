import type { Span, TimeOfDay } from '@greenlight/schema';
import { numberValue } from './lexicon/number-words.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';

const times: ReadonlyMap<string, TimeOfDay> = new Map<string, TimeOfDay>([
  ...[
    'dawn',
    'sunrise',
    'daybreak',
    'first light',
    'early morning',
    'sunup',
    'sun-up',
    'cockcrow',
    'early hours',
    'before sunrise',
    'before dawn',
    'pre-dawn',
    'predawn',
    'crack of dawn',
  ].map((word) => [word, 'dawn'] as const),
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
    'lunch time',
    'teatime',
    'tea time',
    'breakfast time',
    'noontime',
    'high noon',
    'broad daylight',
    'mid-afternoon',
    'rush hour',
    'siesta',
    'day time',
    'midmorning',
    'late morning',
    'early afternoon',
    'daylight hours',
  ].map((word) => [word, 'day'] as const),
  ...[
    'dusk',
    'evening',
    'sunset',
    'twilight',
    'sundown',
    'nightfall',
    'magic hour',
    'golden hour',
    'blue hour',
    'last light',
    'gloaming',
    'sundowner',
    'suppertime',
    'dinnertime',
    'late evening',
    'early evening',
    'late afternoon light',
  ].map((word) => [word, 'dusk'] as const),
  ...[
    'night',
    'midnight',
    'nighttime',
    'nite',
    'late night',
    'overnight',
    'small hours',
    'wee hours',
    'dead of night',
    'after dark',
    'already dark',
    'pitch dark',
    'night-time',
    'night time',
    'past midnight',
    'closing time',
    'witching hour',
    'middle of the night',
    'moonlight',
    'tonight',
  ].map((word) => [word, 'night'] as const),
]);

/** The time of day a slugline's words name. */
export function timeOfDayOf(words: readonly string[]): TimeOfDay | undefined {
  for (const [at, word] of words.entries()) {
    const found =
      times.get(`${word} ${words[at + 1] ?? ''}`) ??
      times.get(word) ??
      partOfDay(word) ??
      clockTime(word, words.slice(at + 1).join(''));
    if (found) return found;
  }
  return undefined;
}

/** `MID-DAY`, `PRE-SUNSET`: what stands behind the hyphen. */
function partOfDay(word: string): TimeOfDay | undefined {
  return word.includes('-') ? times.get(word.slice(word.lastIndexOf('-') + 1)) : undefined;
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
    if (clock) {
      const isAlone = /m$/.test(token.lower) || token.lower.includes(':');
      return { value: clock, span: phrase(reading, at, isAlone ? at : at + 1).span };
    }
    const written = token.kind === 'word' ? numberValue(token.lower) : undefined;
    const half = /^(?:am|pm|a\.m\.?|p\.m\.?|[ap])$/.test(tokenAt(reading.tokens, at + 1).lower);
    if (
      written &&
      half &&
      (tokenAt(reading.tokens, at + 1).lower.length > 1 || tokenAt(reading.tokens, at + 3).lower === 'm')
    ) {
      const said = clockTime(String(written), `${tokenAt(reading.tokens, at + 1).lower.charAt(0)}m`);
      if (said) return { value: said, span: phrase(reading, at, at + 1).span };
    }
    const hour = hourOf(reading, at, to);
    if (hour) return hour;
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
  const half = match?.[2] ?? /^(?:a\.?m|p\.?m)/.exec(next)?.[0].replace('.', '');
  const isWhole = /^\d{1,2}:\d\d$/.test(number) && Number(match?.[1]) < 24;
  if (!match || (!half && !isWhole)) return undefined;
  return timeOfHour(half ? (Number(match[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(match[1]));
}

/** `two in the morning`, `half past four in the afternoon`, `around ten at night`: an hour and the part of the day that it is of. */
function hourOf(
  reading: Pick<Reading, 'message' | 'tokens'>,
  at: number,
  to: number,
): { value: TimeOfDay; span: Span } | undefined {
  const { tokens } = reading;
  const value = numberValue(tokenAt(tokens, at).lower);
  if (value === undefined || value < 1 || value > 12) return undefined;
  let next = at + 1;
  if (/^(?:o'clock|oclock|thirty|fifteen|30|15|45)$/.test(tokenAt(tokens, next).lower)) next++;
  const isOf = tokenAt(tokens, next).lower === 'in' && tokenAt(tokens, next + 1).lower === 'the';
  const part = tokenAt(tokens, isOf ? next + 2 : next + 1).lower;
  const last = isOf ? next + 2 : next + 1;
  if (last >= to || !(isOf || tokenAt(tokens, next).lower === 'at')) return undefined;
  const isLate = part === 'afternoon' || part === 'evening' || (part === 'night' && value > 4 && value < 12);
  if (!isLate && part !== 'morning' && part !== 'night') return undefined;
  return { value: timeOfHour((value % 12) + (isLate ? 12 : 0)), span: phrase(reading, at, last).span };
}

function timeOfHour(hour: number): TimeOfDay {
  if (hour >= 5 && hour < 7) return 'dawn';
  if (hour >= 7 && hour < 18) return 'day';
  return hour >= 18 && hour < 21 ? 'dusk' : 'night';
}
