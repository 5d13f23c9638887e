import { recordNouns } from './lexicon/act-words.ts';
import { nameParticles } from './lexicon/name-particles.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { isFunctionWord, isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { animals, type Gender, personNouns } from './lexicon/person-nouns.ts';
import { isBareVerb, looksFinite } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { titles } from './lexicon/titles.ts';
import { tidyName } from './name-key.ts';
import { readNameSequence } from './name-sequence.ts';
import { type Cue, type Phrase, phrase, type Reading, tokenAt } from './reading.ts';
import type { Sentence, Token } from './token.ts';

/** A name that a cue introduces: "a girl called Ada", "a bar named “Zero”", "character: Tom". */
export interface NamedThing {
  first: number;
  last: number;
  name?: string;
  person: Cue[];
  place: Cue[];
  isAnimal?: boolean;
  gender?: Gender;
  placeKind?: string;
  placeDescription?: Phrase;
  other?: string;
}

const namings = new Set("named called nicknamed dubbed name's".split(' '));
const thingNouns = new Set(
  'ship boat yacht car company band film movie book novel song project operation game newspaper paper magazine bank firm firms team album restaurant play gang programme program app robot gun sword plane spaceship vessel schooner drug organisation organization agency startup corporation brand show series'.split(
    ' ',
  ),
);

/** The name after a naming cue that stands just before this token. */
export function readNamingCue(reading: Reading, sentence: Sentence, at: number): NamedThing | undefined {
  const cue = findCue(reading, sentence, at);
  if (!cue) return undefined;
  const range = readName(reading, sentence, at, cue.allowsSmall);
  if (!range) return undefined;
  const thing = describe(reading, sentence, cue.noun, range);
  if (cue.isCreate && thing.person.length > 0) thing.person = [{ name: 'asked for by name', weight: 0.93 }];
  return thing;
}

interface FoundCue {
  /** Token of the noun that tells what is named; -1 when there is none. */
  noun: number;
  allowsSmall: boolean;
  isCreate: boolean;
}

function findCue(
  { tokens, mentionAt, acts, sentences }: Reading,
  sentence: Sentence,
  at: number,
): FoundCue | undefined {
  const token = tokenAt(tokens, at);
  if (token.kind === 'mark' && !/^["“«'‘]$/.test(token.text)) return undefined;
  let before = at - 1;
  while (before > sentence.from && /^[:,"“«'‘=–—-]$/.test(tokenAt(tokens, before).text)) before--;
  const hasColon = before < at - 1 && tokenAt(tokens, before + 1).text === ':';
  if (before < sentence.from) return undefined;
  const cue = tokenAt(tokens, before);
  const act = acts[sentences.indexOf(sentence)];
  const isCreate = act?.kind === 'create';
  const isCall = cue.lower === 'call' && /^(?:is|was|'s|be)$/.test(tokenAt(tokens, before - 1).lower);
  if (namings.has(cue.lower) || isCall)
    return before === at - 1 || tokenAt(tokens, before + 1).text !== ','
      ? namingBefore(tokens, mentionAt, sentence, before, isCreate)
      : undefined;
  if (
    cue.lower === 'name' &&
    before === at - 1 &&
    token.shape !== 'lower' &&
    token.kind === 'word' &&
    !isFunctionWord(token.lower)
  )
    return { noun: nounBefore(tokens, sentence, before - 1), allowsSmall: false, isCreate };
  if (isNameLabel(tokens, sentence, before))
    return { noun: nounBefore(tokens, sentence, before - 2), allowsSmall: true, isCreate };
  if (hasColon && act && (isCreate || isLabelled(tokens, sentence, before))) {
    const isNoun = recordNouns.has(cue.lower) ? recordNouns.get(cue.lower)?.kind !== 'scenes' : isPersonNoun(cue.lower);
    const noun = isNoun ? before : -1;
    return noun >= 0
      ? { noun, allowsSmall: isCreate && recordNouns.get(cue.lower)?.isPlural !== true, isCreate }
      : undefined;
  }
  if (
    isCreate &&
    before === at - 1 &&
    recordNouns.get(cue.lower)?.isPlural === false &&
    token.shape === 'lower' &&
    !isOrdinaryWord(token.lower) &&
    !looksFinite(token.lower)
  )
    return { noun: before, allowsSmall: true, isCreate };
  return undefined;
}

/** The words before "named": a noun, a comma, a copula; not a caller ("Sarah called Tom"). */
function namingBefore(
  tokens: Token[],
  mentionAt: Reading['mentionAt'],
  sentence: Sentence,
  cue: number,
  isCreate: boolean,
): FoundCue | undefined {
  let before = cue - 1;
  while (
    before >= sentence.from &&
    (/^(?:also|simply|just|only|really|now|always)$/.test(tokenAt(tokens, before).lower) ||
      tokenAt(tokens, before).text === ',')
  )
    before--;
  const previous = tokenAt(tokens, before);
  const isCall = tokenAt(tokens, cue).lower === 'called';
  if (before < sentence.from)
    return isCall && tokens[cue + 1]?.shape === 'lower' ? undefined : { noun: -1, allowsSmall: true, isCreate };
  if (mentionAt[before] && isCall) return undefined;
  if (
    /^(?:he|she|they|i|we|you|who|has|had|have|and|then|police)$/.test(previous.lower) &&
    isCall &&
    previous.lower !== 'who'
  )
    return undefined;
  const isOfIt = /^(?:is|was|'s)$/.test(previous.lower) && tokenAt(tokens, before - 1).lower === 'it';
  const noun = isOfIt ? placeBefore(tokens, before - 1) : nounBefore(tokens, sentence, before);
  const isNoun = noun >= 0 || /^(?:is|was|are|be|'s|being|who|which|that|it)$/.test(previous.lower);
  return { noun, allowsSmall: isNoun || isCreate, isCreate };
}

/** "the river matters a lot, it's called the Sava": what "it" is, looked for further back. */
function placeBefore(tokens: readonly Token[], from: number): number {
  for (let at = from; at >= 0 && at > from - 30; at--)
    if (placeKinds.has(tokenAt(tokens, at).lower) || thingNouns.has(tokenAt(tokens, at).lower)) return at;
  return -1;
}

/** `her name is Ada`, `name: ada`, `names: A, B`. */
function isNameLabel(tokens: readonly Token[], sentence: Sentence, before: number): boolean {
  const here = tokenAt(tokens, before).lower;
  if (here === 'name' || here === 'names')
    return (
      tokenAt(tokens, before + 1).text === ':' ||
      tokenAt(tokens, before + 1).text === '=' ||
      (here === 'name' && tokenAt(tokens, before - 1).lower === 'the' && tokenAt(tokens, before - 2).lower === 'by')
    );
  if (!/^(?:is|are|'s|was|be)$/.test(here) || before - 1 < sentence.from) return false;
  let at = before - 1;
  if (/^(?:should|will|must|real|full)$/.test(tokenAt(tokens, at).lower)) at--;
  return /^names?$/.test(tokenAt(tokens, at).lower);
}

function isLabelled(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  const cue = tokenAt(tokens, at).lower;
  return (
    at - sentence.from <= 4 && (recordNouns.has(cue) || isPersonNoun(cue)) && recordNouns.get(cue)?.kind !== 'scenes'
  );
}

const NOUN_REACH = 14;

/** The nearest noun to the left that means a person, an animal, a place or a thing. "a girl of seventeen called Rosalind" → girl. */
function nounBefore(tokens: readonly Token[], sentence: Sentence, from: number): number {
  let fallback = -1;
  for (let at = from; at >= sentence.from && at > from - NOUN_REACH; at--) {
    const token = tokenAt(tokens, at);
    if (token.kind === 'mark' && /^[;.]$/.test(token.text)) break;
    if (token.kind === 'mark' && token.text === ',' && at !== from) break;
    if (token.kind !== 'word' || token.quoted || token.shape === 'capital') continue;
    const lower = token.lower;
    const isNoun =
      recordNouns.has(lower) ||
      isPersonNoun(lower) ||
      animals.has(lower) ||
      placeKinds.has(lower) ||
      thingNouns.has(lower);
    if (isNoun && !isInPrepositionalTail(tokens, sentence, at, from)) return at;
    if (isNoun && fallback < 0) fallback = at;
  }
  return fallback;
}

/** "a guard at the palace named X": the palace stands behind a preposition after the real noun. */
function isInPrepositionalTail(tokens: readonly Token[], sentence: Sentence, noun: number, _from: number): boolean {
  for (let at = noun - 1; at >= sentence.from && at > noun - 5; at--) {
    const lower = tokenAt(tokens, at).lower;
    if (/^(?:in|at|from|with|near|of|on|for)$/.test(lower)) {
      const before = tokenAt(tokens, at - 1).lower;
      return (
        at - 1 >= sentence.from &&
        (isPersonNoun(before) || recordNouns.has(before) || animals.has(before) || placeKinds.has(before))
      );
    }
    if (/^(?:a|an)$/.test(lower)) return false;
    if (tokenAt(tokens, at).kind === 'mark') return false;
  }
  return false;
}

const SMALL_NAME_WORDS = 3;

function readName(
  reading: Reading,
  sentence: Sentence,
  at: number,
  allowsSmall: boolean,
): { first: number; last: number; isLower: boolean } | undefined {
  const { tokens } = reading;
  const token = tokenAt(tokens, at);
  if (token.kind === 'mark') return readQuotedName(tokens, sentence, at);
  if (token.kind === 'emoji') return { first: at, last: at, isLower: false };
  const before = tokenAt(tokens, at - 1);
  if (token.quoted) return before.quoted ? undefined : readQuotedName(tokens, sentence, at - 1);
  if (
    token.lower === 'the' &&
    tokens[at + 1] &&
    tokenAt(tokens, at + 1).shape !== 'lower' &&
    tokenAt(tokens, at + 1).kind === 'word'
  ) {
    return { first: at, last: titleRun(tokens, sentence, at), isLower: false };
  }
  if (token.kind === 'number')
    return allowsSmall && tokens[at + 1]?.kind !== 'word' ? { first: at, last: at, isLower: false } : undefined;
  if (
    token.kind !== 'word' ||
    /^(?:after|for|to|in|on|at|of|it|him|her|them|me|us|the|a|an|and|or|his|their|my|so|off|out|up|by|because|what|that|something)$/.test(
      token.lower,
    )
  )
    return undefined;
  if (token.shape !== 'lower') {
    const sequence = readNameSequence(tokens, at, sentence.to, false) ?? { first: at, last: at };
    const clitic = tokenAt(tokens, sequence.last + 1);
    const isHouse =
      clitic.lower === "'s" &&
      (sequence.last + 2 >= sentence.to ||
        /^(?:in|on|at|near|where|and|,|\.)$/.test(tokenAt(tokens, sequence.last + 2).lower));
    return { first: sequence.first, last: isHouse ? sequence.last + 1 : sequence.last, isLower: false };
  }
  return allowsSmall ? readSmallName(tokens, sentence, at) : undefined;
}

/** `The Blue Heron`: capitals run on after the article. */
function titleRun(tokens: readonly Token[], sentence: Sentence, at: number): number {
  let last = at + 1;
  while (last + 1 < sentence.to) {
    const next = tokenAt(tokens, last + 1);
    const after = tokenAt(tokens, last + 2);
    if (next.kind === 'word' && next.shape !== 'lower') last++;
    else if (
      (next.lower === 'of' || next.lower === 'and' || next.lower === '&' || next.kind === 'clitic') &&
      last + 2 < sentence.to &&
      after.kind === 'word' &&
      after.shape !== 'lower'
    )
      last += 2;
    else break;
  }
  return last;
}

function readQuotedName(
  tokens: readonly Token[],
  sentence: Sentence,
  open: number,
): { first: number; last: number; isLower: boolean } | undefined {
  let last = open;
  while (last + 1 < sentence.to && tokenAt(tokens, last + 1).quoted) last++;
  const words = last - open;
  if (words < 1 || words > 6) return undefined;
  const after = tokenAt(tokens, last + 2);
  if (last + 2 < sentence.to && after.kind === 'word' && after.shape === 'capital' && !isFunctionWord(after.lower)) {
    const rest = readNameSequence(tokens, last + 2, sentence.to, false);
    if (rest) return { first: rest.first, last: rest.last, isLower: false };
  }
  return { first: open + 1, last, isLower: tokenAt(tokens, open + 1).shape === 'lower' };
}

function readSmallName(
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
): { first: number; last: number; isLower: boolean } | undefined {
  const first = tokenAt(tokens, at);
  if (isFunctionWord(first.lower) && !titles.has(first.lower)) return undefined;
  let last = at;
  while (last + 1 < sentence.to && last + 1 - at < SMALL_NAME_WORDS + 1) {
    const next = tokenAt(tokens, last + 1);
    if (next.text === '.' && /^(?:mr|mrs|ms|dr|prof|st)$/.test(tokenAt(tokens, last).lower)) {
      last++;
      continue;
    }
    if (
      next.kind !== 'word' ||
      (next.shape !== 'lower' && tokenAt(tokens, last).shape === 'lower' && next.shape === 'upper')
    )
      break;
    if (
      nameParticles.has(next.lower) &&
      last + 2 < sentence.to &&
      tokenAt(tokens, last + 2).kind === 'word' &&
      !isOrdinaryWord(tokenAt(tokens, last + 2).lower)
    ) {
      last += 2;
      continue;
    }
    if (
      isOrdinaryWord(next.lower) ||
      looksFinite(next.lower) ||
      isBareVerb(next.lower) ||
      (next.lower.endsWith('ing') && next.lower.length > 5)
    )
      break;
    last++;
  }
  return { first: at, last, isLower: true };
}

function describe(
  reading: Reading,
  sentence: Sentence,
  noun: number,
  range: { first: number; last: number; isLower: boolean },
): NamedThing {
  const { tokens } = reading;
  const name = tidyName(phrase(reading, range.first, range.last).text.replace(/^the (?=\p{Lu})/u, ''), range.isLower);
  const thing: NamedThing = { first: range.first, last: range.last, name, person: [], place: [] };
  if (noun < 0 && isPlaced(reading, sentence, range.first)) {
    thing.place.push({ name: 'place named', weight: 0.85 });
    return thing;
  }
  if (noun < 0) {
    thing.person.push({ name: 'named', weight: 0.55 });
    thing.place.push({ name: 'named', weight: 0.3 });
    return thing;
  }
  const lower = tokenAt(tokens, noun).lower;
  const record = recordNouns.get(lower)?.kind;
  if (/^(?:car|bus|truck|van|boat|plane|helicopter|taxi|tram|carriage)$/.test(lower)) thing.other = lower;
  else if (record === 'locations' || (placeKinds.has(lower) && record === undefined && !isPersonNoun(lower))) {
    thing.place.push({ name: 'place named', weight: 0.9 });
    if (record !== 'locations') Object.assign(thing, placeNoun(reading, sentence, noun));
  } else if (thingNouns.has(lower) && !animals.has(lower)) thing.other = lower;
  else if (record === 'scenes') thing.other = 'scene';
  else {
    thing.person.push({ name: 'person named', weight: 0.88 });
    if (animals.has(lower)) thing.isAnimal = true;
    const gender = personNouns.get(lower) ?? relationWord(lower)?.gender;
    if (gender) thing.gender = gender;
  }
  return thing;
}

/** "at a buka called Mama Sidi's": no known noun, but a preposition of place before it. */
function isPlaced({ tokens }: Reading, sentence: Sentence, name: number): boolean {
  for (let at = name - 2; at > sentence.from && at > name - 7; at--) {
    if (!/^(?:a|an|the)$/.test(tokenAt(tokens, at).lower)) continue;
    return /^(?:at|in|into|inside|outside|near|to|from)$/.test(tokenAt(tokens, at - 1).lower);
  }
  return false;
}

/** Kind and description of "a smoky jazz bar in Lisbon called …". */
function placeNoun(
  reading: Reading,
  sentence: Sentence,
  noun: number,
): Pick<NamedThing, 'placeKind' | 'placeDescription'> {
  const { tokens } = reading;
  let first = noun;
  while (first - 1 >= sentence.from && first > noun - 5) {
    const before = tokenAt(tokens, first - 1);
    if (before.kind !== 'word' || before.shape !== 'lower' || isFunctionWord(before.lower) || looksFinite(before.lower))
      break;
    first--;
  }
  const result: Pick<NamedThing, 'placeKind' | 'placeDescription'> = { placeKind: tokenAt(tokens, noun).lower };
  if (first < noun) result.placeDescription = phrase(reading, first, noun);
  return result;
}
