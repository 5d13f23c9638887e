import type { Span } from '@greenlight/schema';
import { capitalize } from './capitalize.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { placePhraseAt } from './place-phrase.ts';
import { belief, type Mention, type Phrase, phrase, type Reading, tokenAt } from './reading.ts';
import type { SceneCue } from './scene-cue.ts';
import { timeOfDayOf } from './time-of-day.ts';

export interface FoundPlace {
  words: Phrase;
  mention?: Mention;
  interior?: { value: boolean; span: Span };
}

/** Under a cue this sure, what stands first is the place, whatever its noun. */
const SURE = 0.75;

/** `Scene 1. Convenience store, 3 o'clock`, `Opening shot is railway platform of Itarsi`: the phrase right behind the cue. */
export function placeAtHead(
  reading: Reading,
  { body, weight, isHeading }: Pick<SceneCue, 'body' | 'weight' | 'isHeading'>,
  to: number,
): FoundPlace | undefined {
  const { tokens } = reading;
  const isTimed =
    timeOfDayOf([tokenAt(tokens, body).lower]) !== undefined && /^[,:]$/.test(tokenAt(tokens, body + 1).text);
  let from = isTimed ? body + 2 : body;
  while (
    from < Math.min(body + 4, to) &&
    (tokenAt(tokens, from).kind === 'mark' ||
      /^(?:is|was|pass|passes|plays|happens|set|in|at|on|inside|outside|with|then|now|back|to|empty|a|an|the)$/.test(
        tokenAt(tokens, from).lower,
      ))
  )
    from++;
  const lead = tokenAt(tokens, from - 1).lower;
  const isLocative =
    /^(?:in|at|inside|outside)$/.test(lead) ||
    (/^(?:the|an?|empty)$/.test(lead) &&
      /^(?:in|at|on|inside|outside|with|is|to)$/.test(tokenAt(tokens, from - 2).lower));
  if (weight < SURE && !isHeading && !isLocative) return undefined;
  const lost = leadsNoun(reading, from);
  if (reading.mentionAt[from] && !lost) return undefined;
  if (lost) dropMention(reading, lost);
  const found = placePhraseAt(reading, from, to, {
    anyNoun: weight >= SURE || (isLocative && isHeading && /^(?:the|an?)$/.test(tokenAt(tokens, from - 1).lower)),
  });
  if (!found) return undefined;
  const next = tokenAt(tokens, found.next);
  const isClosed =
    found.next >= to ||
    next.kind === 'mark' ||
    next.kind === 'number' ||
    /^(?:in|at|on|near|of|with|without|by|during|before|after|where|from|again)$/.test(next.lower);
  if (!isClosed || next.text === "'") return undefined;
  const side = tokens.slice(body, from).find(({ lower }) => lower === 'inside' || lower === 'outside');
  return {
    words: found.words,
    ...(side ? { interior: { value: side.lower === 'inside', span: [side.start, side.end] as Span } } : {}),
  };
}

/** `Convenience store`: the capital at the head of it is no name, the noun behind it says what it is. */
function leadsNoun({ tokens, mentionAt }: Reading, at: number): Mention | undefined {
  const mention = mentionAt[at];
  if (!mention || mention.known || mention.first !== mention.last || !mention.isInitial) return undefined;
  const next = tokenAt(tokens, at + 1);
  return next.shape === 'lower' && placeKinds.has(next.lower) ? mention : undefined;
}

function dropMention({ mentions, mentionAt }: Reading, mention: Mention): void {
  mentions.splice(mentions.indexOf(mention), 1);
  mentionAt[mention.first] = undefined;
}

/** Where the scene is: the first place after a preposition, or right after the heading. */
export function placeIn(reading: Reading, from: number, to: number, isHeading: boolean): FoundPlace | undefined {
  const { tokens } = reading;
  let fallback: FoundPlace | undefined;
  for (let at = from; at < to; at++) {
    const token = tokenAt(tokens, at);
    if (token.quoted) continue;
    const isPreposition = /^(?:in|at|inside|outside|on|into|to|near|aboard|under|behind|by|from|through)$/.test(
      token.lower,
    );
    const isOpening =
      isHeading &&
      (at === from ||
        (at === from + 1 && /^(?:then|next|now|later|flashback|:|-|–)$/.test(tokenAt(tokens, from).lower)) ||
        (at < from + 6 && /^[,–—-]$/.test(tokenAt(tokens, at - 1).text)));
    if (!isPreposition && !isOpening) continue;
    const found = placeAt(reading, isPreposition ? at + 1 : at, to);
    if (!found) continue;
    const isStage =
      at === from || /^(?:is|opens|place|set|happens|starts|begins|scene|,)$/.test(tokenAt(tokens, at - 1).lower);
    if ((token.lower === 'inside' || token.lower === 'outside') && isStage)
      found.interior = { value: token.lower === 'inside', span: phrase(reading, at, at).span };
    if (/^(?:into|to|from|through|near|behind|by)$/.test(token.lower)) fallback ??= found;
    else return found;
  }
  return fallback ?? placeBetweenCommas(reading, from, to);
}

/** `nina finds the letter, attic, rainy afternoon`: a noun of place alone between two marks. */
function placeBetweenCommas(reading: Reading, from: number, to: number): FoundPlace | undefined {
  const { tokens, mentionAt } = reading;
  for (let at = from; at < to; at++) {
    if (tokenAt(tokens, at).text !== ',') continue;
    const found = placeAt(reading, at + 1, Math.min(at + 6, to));
    const end = found && endOf(reading, found);
    if (found && end !== undefined && !mentionAt[end - 1] && (end >= to || tokenAt(tokens, end).text === ','))
      return found;
  }
  return undefined;
}

/** The token behind the words of a place. */
function endOf({ tokens }: Reading, { words }: FoundPlace): number | undefined {
  const at = tokens.findIndex(({ end }) => end >= words.span[1]);
  return at < 0 ? undefined : at + 1;
}

function isPerson(mention: Mention): boolean {
  return mention.known ? mention.known.kind === 'character' : belief(mention.person) > belief(mention.place);
}

/** A named place, or "a dusty bar": a noun of place with what goes before it. */
function placeAt(reading: Reading, at: number, to: number): FoundPlace | undefined {
  const { tokens, mentionAt } = reading;
  let from = at;
  if (/^(?:the|a|an|his|her|their|some|this|same|that)$/.test(tokenAt(tokens, from).lower)) from++;
  if (tokenAt(tokens, from).lower === 'same') from++;
  if (
    /^(?:back|front|middle|corner|edge|top|bottom|side|end|inside|heart|foot)$/.test(tokenAt(tokens, from).lower) &&
    tokenAt(tokens, from + 1).lower === 'of'
  ) {
    from += 2;
    if (/^(?:the|a|an|his|her|their)$/.test(tokenAt(tokens, from).lower)) from++;
  }
  for (let next = from; next < Math.min(from + 6, to); next++) {
    const mention = mentionAt[next];
    const token = tokenAt(tokens, next);
    const isOwner = mention !== undefined && tokenAt(tokens, mention.last + 1).lower === "'s";
    if (mention && !isOwner && isPerson(mention)) return undefined;
    if (mention && mention.first === next && !isOwner)
      return { words: { text: mention.name, span: mention.span }, mention };
    if (mention) {
      next = mention.last + 1;
      continue;
    }
    if (token.kind !== 'word' && token.kind !== 'clitic') return undefined;
    const pair = `${token.lower} ${tokenAt(tokens, next + 1).lower}`;
    const isPair = placeKinds.has(pair);
    if (isPair || placeKinds.has(token.lower)) {
      let last = isPair ? next + 1 : next;
      while (last + 1 < to && placeKinds.has(tokenAt(tokens, last + 1).lower)) last++;
      if (
        last + 1 < to &&
        /^\d{1,4}[a-z]?$/i.test(tokenAt(tokens, last + 1).text) &&
        !/^(?:am|pm)$/.test(tokenAt(tokens, last + 2).lower)
      )
        last++;
      const words = phrase(reading, from, last);
      const named = mentionAt[last + 2];
      if (/^(?:called|named)$/.test(tokenAt(tokens, last + 1).lower) && named)
        return { words: { text: named.name, span: named.span }, mention: named };
      const owner = tokenAt(tokens, last + 1).lower === 'of' ? mentionAt[last + 2] : undefined;
      const whole = owner && !isPerson(owner) ? phrase(reading, from, owner.last) : words;
      return { words: { text: capitalize(whole.text), span: whole.span } };
    }
    if (isFunctionWord(token.lower)) return undefined;
  }
  return undefined;
}
