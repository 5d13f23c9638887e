import { gazetteerKind } from './lexicon/gazetteer.ts';
import { givenNameGender, isWordlikeName } from './lexicon/given-names.ts';
import { nameParticles } from './lexicon/name-particles.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { isFunctionWord, isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { leadingKinds, organisationKinds, placeKinds } from './lexicon/place-kinds.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { stopCapitals } from './lexicon/stop-capitals.ts';
import { dottedTitles, offices, titles } from './lexicon/titles.ts';
import { isAdverb } from './predicate.ts';
import { tokenAt } from './reading.ts';
import type { Token } from './token.ts';

/** Tokens `[first, last]` written like a name. */
export interface NameSequence {
  first: number;
  last: number;
  isInitial: boolean;
}

const numbered = new Set(
  'agent unit number room platform sector district pier gate area apartment route planet chapter block floor studio camp subject patient station ward highway'.split(
    ' ',
  ),
);
const ofHeads = new Set(
  'king queen prince princess count countess duke duchess lord lady baron earl emperor joan lawrence house church bank isle bay city cape university temple tower palace mount sultan oba emir archbishop bishop mayor sheriff abbey castle court sea strait gulf lake valley port river cathedral convent'.split(
    ' ',
  ),
);

/** Capitals of these inside a sentence belong to a name: Long John Silver, Third Mainland Bridge. */
const epithets =
  /^(?:first|second|third|fourth|fifth|long|little|old|big|last|great|high|upper|lower|north|south|east|west|seven|three|five|nine|one|two|new|mid|good|many)$/;

/** A name that begins at this token, as far as capitals, particles and titles carry it. */
export function readNameSequence(
  tokens: readonly Token[],
  at: number,
  to: number,
  isInitial: boolean,
): NameSequence | undefined {
  if (!canBegin(tokens, at, to, isInitial)) return undefined;
  let last = at;
  for (let next = extend(tokens, at, last, to); next > last && next - at < 12; next = extend(tokens, at, last, to))
    last = next;
  return { first: at, last, isInitial };
}

function canBegin(tokens: readonly Token[], at: number, to: number, isInitial: boolean): boolean {
  const token = tokenAt(tokens, at);
  const next = at + 1 < to ? tokenAt(tokens, at + 1) : undefined;
  if (token.kind === 'emoji' || /^\p{Lu}\d+$/u.test(token.text)) return false;
  if (token.kind !== 'word' || token.shape === 'lower' || token.quoted) return false;
  if (token.lower === 'i' || (token.text.length === 1 && next?.text !== '.' && token.shape !== 'uncased')) return false;
  if (!isInitial && epithets.test(token.lower) && isNameWord(next) && !isFunctionWord(next?.lower ?? '')) return true;
  const beyond = tokenAt(tokens, at + 2);
  if (next?.text === ',' && beyond.kind === 'number' && at + 2 < to && token.text.length > 2) return true;
  if (isFunctionWord(token.lower) && !isGivenNameHere(token, next))
    return token.lower === 'will' || token.lower === 'may'
      ? isActing(isAdverb(next?.lower ?? '') ? beyond : next)
      : false;
  const isFollowed = next?.kind === 'word' && next.shape !== 'lower' && !isFunctionWord(next.lower);
  if (titles.has(token.lower) && (isFollowed || leadsOverParticles(tokens, at, to))) return true;
  if (stopCapitals.has(token.lower) && isMonthName(tokens, at, to)) return true;
  if (stopCapitals.has(token.lower))
    return (
      isFollowed &&
      !timeBefore.test(tokenAt(tokens, at - 1).lower) &&
      givenNameGender(token.lower) !== undefined &&
      !stopCapitals.has(next?.lower ?? '') &&
      !placeKinds.has(next?.lower ?? '')
    );
  if (titles.has(token.lower) || leadingKinds.has(token.lower))
    return isFollowed || next?.text === '.' || !isInitial || !isOrdinaryWord(token.lower);
  if (token.shape === 'upper' && isOrdinaryWord(token.lower) && !isFollowed) return false;
  if (
    next?.shape === 'lower' &&
    isPersonNoun(next.lower) &&
    /(?:an|ese|ish|ic)$/.test(token.lower) &&
    /^(?:a|an|the)$/.test(tokenAt(tokens, at - 1).lower) &&
    givenNameGender(token.lower) === undefined
  )
    return false;
  if (
    isInitial &&
    next?.shape === 'lower' &&
    next.kind === 'word' &&
    isPersonNoun(next.lower) &&
    givenNameGender(token.lower) === undefined
  )
    return false;
  if (!isInitial || !isOrdinaryWord(token.lower)) return true;
  if (
    isWordlikeName(token.lower) &&
    (isActing(next) || (isFollowed && !titles.has(next?.lower ?? '') && !stopCapitals.has(next?.lower ?? '')))
  )
    return true;
  return isFollowed && endsInPlaceKind(tokens, at, to);
}

/** "Count von Kramm", "Madame de la Tour": small words of a name between a title and the rest. */
function leadsOverParticles(tokens: readonly Token[], at: number, to: number): boolean {
  const next = acrossSmallWords(tokens, at, at + 1, to);
  return next !== undefined && tokenAt(tokens, at + 1).lower !== 'of';
}

/** Words before a month: "in April". */
const timeBefore = /^(?:in|of|by|since|until|till|last|next|this|every|early|late|during|on)$/;

/** "April is a florist", "Walt meets June, 17": what is said of a month is no month's. */
function isMonthName(tokens: readonly Token[], at: number, to: number): boolean {
  if (!/^(?:april|may|june|august|january)$/.test(tokenAt(tokens, at).lower)) return false;
  const next = tokenAt(tokens, at + 1).lower;
  const before = tokenAt(tokens, at - 1).lower;
  if (timeBefore.test(before)) return false;
  if (isKin(before) || finiteVerb(next) !== undefined) return true;
  if (!/^(?:is|was|'s)$/.test(next)) return false;
  for (let noun = at + 2; noun < Math.min(at + 6, to); noun++)
    if (isPersonNoun(tokenAt(tokens, noun).lower)) return true;
  return /^\d{1,2}$/.test(tokenAt(tokens, at + 2).text);
}

function isKin(lower: string): boolean {
  return relationWord(lower) !== undefined;
}

function isGivenNameHere(token: Token, next: Token | undefined): boolean {
  return (
    next?.shape === 'capital' &&
    givenNameGender(token.lower) !== undefined &&
    token.lower.length > 2 &&
    next.lower !== 'i'
  );
}

/** What follows a name that does something: a finite verb, a copula, an apposition. */
function isActing(next: Token | undefined): boolean {
  return (
    next !== undefined &&
    (finiteVerb(next.lower) !== undefined ||
      next.lower === 'is' ||
      next.lower === 'was' ||
      next.kind === 'clitic' ||
      next.text === '(' ||
      next.text === ',')
  );
}

function endsInPlaceKind(tokens: readonly Token[], at: number, to: number): boolean {
  let last = at;
  while (last + 1 < to && tokenAt(tokens, last + 1).kind === 'word' && tokenAt(tokens, last + 1).shape !== 'lower')
    last++;
  return last > at && placeKinds.has(tokenAt(tokens, last).lower);
}

/** The index to which the sequence grows in one step, or `last` when it ends. */
function extend(tokens: readonly Token[], first: number, last: number, to: number): number {
  const next = last + 1;
  if (next >= to) return last;
  const here = tokenAt(tokens, last);
  const token = tokenAt(tokens, next);
  const after = next + 1 < to ? tokenAt(tokens, next + 1) : undefined;
  if (
    token.text === '.' &&
    token.start === here.end &&
    (here.text.length === 1 || dottedTitles.has(here.lower)) &&
    isNameWord(after)
  )
    return next + 1;
  if (token.text === '.' && token.start === here.end && /^(?:jr|sr)$/.test(here.lower)) return next;
  if (isNameWord(token)) return isJoined(here, token, first === last) ? next : last;
  if (token.kind === 'number')
    return (numbered.has(here.lower) || offices.has(here.lower)) && /^\d+[a-z]?$/i.test(token.text) ? next : last;
  if (token.kind === 'clitic' && token.lower === "'s")
    return isNameWord(after) && (placeKinds.has(after?.lower ?? '') || organisationKinds.has(after?.lower ?? ''))
      ? next + 1
      : last;
  if (token.text === '"' || token.text === '“') return nicknameEnd(tokens, next, to) ?? last;
  if (token.shape === 'lower' && token.kind === 'word' && !token.quoted)
    return acrossSmallWords(tokens, first, next, to) ?? last;
  return last;
}

function isNameWord(token: Token | undefined): boolean {
  return (
    token !== undefined && token.kind === 'word' && token.shape !== 'lower' && !token.quoted && token.lower !== 'i'
  );
}

function isJoined(here: Token, token: Token, isFirst: boolean): boolean {
  if (isFunctionWord(token.lower) && givenNameGender(token.lower) === undefined) return false;
  if (stopCapitals.has(token.lower) && givenNameGender(token.lower) === undefined && !placeKinds.has(token.lower))
    return isFirst && titles.has(here.lower);
  if (here.shape === 'upper' && token.shape === 'capital' && here.text.length > 1 && !dottedTitles.has(here.lower))
    return false;
  return token.start - here.end <= 2;
}

/** `Maria "Red" Lopez`: through the quoted word to the next name word. */
function nicknameEnd(tokens: readonly Token[], open: number, to: number): number | undefined {
  for (let at = open + 1; at < Math.min(open + 4, to); at++) {
    if (tokenAt(tokens, at).quoted) continue;
    const isClosed =
      at > open + 1 && tokenAt(tokens, at).kind === 'mark' && at + 1 < to && isNameWord(tokenAt(tokens, at + 1));
    return isClosed ? at + 1 : undefined;
  }
  return undefined;
}

/** `Vincent van Gogh`, `María de la Cruz`, `King of Bohemia`, `Church of the Sacred Heart`. */
function acrossSmallWords(tokens: readonly Token[], first: number, from: number, to: number): number | undefined {
  let at = from;
  if (tokenAt(tokens, at).lower === 'of') {
    const head = tokenAt(tokens, from - 1).lower;
    if (!ofHeads.has(head) && !ofHeads.has(tokenAt(tokens, first).lower)) return undefined;
    at++;
    if (tokenAt(tokens, at).lower === 'the' && at < to) at++;
    return at < to && isNameWord(tokenAt(tokens, at)) ? at : undefined;
  }
  while (
    at < to &&
    at < from + 3 &&
    nameParticles.has(tokenAt(tokens, at).lower) &&
    tokenAt(tokens, at).kind === 'word'
  )
    at++;
  if (at === from || at >= to) return undefined;
  const next = tokenAt(tokens, at);
  return isNameWord(next) && !isFunctionWord(next.lower) && gazetteerKind(tokenAt(tokens, first).lower) === undefined
    ? at
    : undefined;
}
