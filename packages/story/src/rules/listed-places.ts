import type { ExtractedLocation } from '@greenlight/schema';
import type { Analysis } from './analysis.ts';
import { capitalize } from './capitalize.ts';
import { recordNouns } from './lexicon/act-words.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';

const LONGEST_NAME = 7;
const HEAD_REACH = 14;

/** "Add places: the salt mine, Wanda's caravan", "in one of two rooms: the projection booth, or Delphi's back garden": a list behind a colon. */
export function listedPlaces({ reading }: Analysis): ExtractedLocation[] {
  return reading.sentences.flatMap(({ from, to }, index) => {
    const act = reading.acts[index];
    const colon = act && /^(?:create|tell|bulk)$/.test(act.kind) ? placesColon(reading, from, to) : undefined;
    if (colon === undefined) return [];
    return colon + 1 < to ? itemsOf(reading, colon + 1, to) : linesBelow(reading, index);
  });
}

/** A line each: "- the coroner's office", "2. a caravan with no wheels". */
function linesBelow(reading: Reading, head: number): ExtractedLocation[] {
  const places: ExtractedLocation[] = [];
  for (const { from, to, isLineStart } of reading.sentences.slice(head + 1)) {
    if (!isLineStart || to - from > LONGEST_LINE) break;
    let first = from;
    while (first < to && /^(?:[-–—*•・.)]|\d{1,2})$/.test(tokenAt(reading.tokens, first).text)) first++;
    const place = first < to ? placeOf(reading, first, to) : undefined;
    if (place) places.push(place);
  }
  return places;
}

const LONGEST_LINE = 12;

/** The colon behind "places", "locations" or "rooms". */
function placesColon({ tokens, mentionAt }: Reading, from: number, to: number): number | undefined {
  let hasPlaces = false;
  for (let at = from; at < Math.min(from + HEAD_REACH, to); at++) {
    if (mentionAt[at]) return undefined;
    const { lower, text } = tokenAt(tokens, at);
    const record = recordNouns.get(lower);
    if (record?.kind === 'locations' && record.isPlural) hasPlaces = true;
    if (/^(?:rooms|sets|spots|sites)$/.test(lower)) hasPlaces = true;
    if (text === ':') return hasPlaces ? at : undefined;
    if (hasPlaces && /^(?:are|is)$/.test(lower)) return at;
  }
  return undefined;
}

function itemsOf(reading: Reading, from: number, to: number): ExtractedLocation[] {
  const { tokens } = reading;
  const places: ExtractedLocation[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    const isBreak =
      at === to || /^[,;]$/.test(tokenAt(tokens, at).text) || /^(?:and|or|&)$/.test(tokenAt(tokens, at).lower);
    if (!isBreak) continue;
    const place = start < at ? placeOf(reading, start, at) : undefined;
    if (place) places.push(place);
    start = at + 1;
  }
  return places;
}

/** One item of the list: a noun phrase without a verb. What bears a name of its own is read with the names, unless it owns the place. */
function placeOf(reading: Reading, start: number, end: number): ExtractedLocation | undefined {
  const { tokens, mentionAt } = reading;
  const first = /^(?:the|a|an|one|some|my|our)$/.test(tokenAt(tokens, start).lower) ? start + 1 : start;
  let last = end - 1;
  for (let at = first; at < end; at++) {
    const { lower } = tokenAt(tokens, at);
    if (/^(?:called|named)$/.test(lower)) return undefined;
    if (
      at > first &&
      (finiteVerb(lower) !== undefined || /^(?:is|was|are|where|which|who|that|with|in|at|near)$/.test(lower)) &&
      !placeKinds.has(lower)
    ) {
      last = at - 1;
      break;
    }
  }
  const owner = mentionAt[first];
  const isOwned = owner && tokenAt(tokens, owner.last + 1).lower === "'s" && owner.last + 2 <= last;
  const head = tokenAt(tokens, last);
  if (
    last < first ||
    last - first >= LONGEST_NAME ||
    (owner && !isOwned) ||
    (mentionAt[last] && !isOfName(reading, first, last)) ||
    head.kind !== 'word'
  )
    return undefined;
  if ((isFunctionWord(head.lower) && !placeKinds.has(head.lower)) || isPersonNoun(head.lower)) return undefined;
  const name = phrase(reading, first, last);
  return { name: capitalize(name.text).slice(0, 120), confidence: 0.72, evidence: { name: name.span } };
}

/** "The projection booth of the Rialto": a name that a noun of place is part of. */
function isOfName({ tokens, mentionAt }: Reading, first: number, last: number): boolean {
  const name = mentionAt[last];
  if (!name) return false;
  const before = tokenAt(tokens, name.first - 1).lower === 'the' ? name.first - 2 : name.first - 1;
  return before > first && tokenAt(tokens, before).lower === 'of' && placeKinds.has(tokenAt(tokens, before - 1).lower);
}
