import { finiteVerb } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { type Reading, tokenAt } from './reading.ts';
import { readTimeOfDay } from './time-of-day.ts';
import type { Sentence } from './token.ts';

/** A stretch of tokens that may name a place or a time. */
export type Part = Pick<Sentence, 'from' | 'to'>;

/** The stretches between commas, as token ranges. */
export function partsOf({ tokens }: Reading, from: number, to: number, mark = /^,$/): Part[] {
  const parts: Part[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !mark.test(tokenAt(tokens, at).text)) continue;
    if (at > start) parts.push({ from: start, to: at });
    start = at + 1;
  }
  return parts;
}

export function isTimePhrase(reading: Reading, { from, to }: Part): boolean {
  const { tokens } = reading;
  let at = from;
  while (
    at < to &&
    /^(?:in|at|during|by|on|around|about|then|and|next|later|it|'s|its|is|the|a|an|early|late|very|same|that|this|next|one|cold|rainy|hot|grey|gray|sunny|foggy|summer|winter|spring|autumn)$/.test(
      tokenAt(tokens, at).lower,
    )
  )
    at++;
  return at < to && to - at <= 5 && readTimeOfDay(reading, from, to) !== undefined;
}

export function isTimeAlone(reading: Reading, { from, to }: Part): boolean {
  if (to - from > 3) return false;
  return (
    readTimeOfDay(reading, from, to) !== undefined || (to - from === 1 && tokenAt(reading.tokens, from).lower === 'day')
  );
}

/** A noun of place, with its preposition, or a named place. */
export function isPlacePhrase(reading: Reading, { from, to }: Part): boolean {
  const { tokens, mentionAt } = reading;
  const start = /^(?:in|at|on|inside|outside|by|near|behind|under|aboard|then|and|next)$/.test(
    tokenAt(tokens, from).lower,
  )
    ? from + 1
    : from;
  const part = { from: start, to };
  if (start >= to) return false;
  if (endsInPlace(reading, part)) return true;
  for (let at = start; at < Math.min(start + 4, to - 1); at++) {
    if (mentionAt[at]) return false;
    const isKind = placeKinds.has(tokenAt(tokens, at).lower);
    if (isKind && /^(?:of|in|on|at|near|behind|by)$/.test(tokenAt(tokens, at + 1).lower)) return true;
  }
  return false;
}

export function endsInPlace({ tokens, mentionAt }: Reading, { from, to }: Part): boolean {
  const last = tokenAt(tokens, to - 1).lower;
  if (placeKinds.has(last) || placeKinds.has(`${tokenAt(tokens, to - 2).lower} ${last}`)) return to - from <= 5;
  const mention = mentionAt[to - 1];
  const isPlace = mention?.known?.kind === 'location' || mention?.place.some((cue) => cue.weight >= 0.6) === true;
  return isPlace && mention.first <= from + 1;
}

export function hasPlace({ tokens, mentionAt }: Reading, { from, to }: Part): boolean {
  for (let at = from; at < to; at++)
    if (placeKinds.has(tokenAt(tokens, at).lower) || mentionAt[at]?.known?.kind === 'location') return true;
  return false;
}

export function hasVerb({ tokens }: Reading, { from, to }: Part): boolean {
  for (let at = from; at < to; at++)
    if (
      /^(?:is|was|are)$/.test(tokenAt(tokens, at).lower) ||
      (tokenAt(tokens, at).lower === "'s" &&
        /^(?:he|she|it|that|there|here|who|what)$/.test(tokenAt(tokens, at - 1).lower)) ||
      (finiteVerb(tokenAt(tokens, at).lower) !== undefined && at > from)
    )
      return true;
  return false;
}
