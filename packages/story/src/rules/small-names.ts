import { type Found, wordsOf } from './known-match.ts';
import { gazetteerKind } from './lexicon/gazetteer.ts';
import { givenNameGender, isPlainGivenName, isWordlikeName } from './lexicon/given-names.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { numberValue } from './lexicon/number-words.ts';
import { isFunctionWord, isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { finiteVerb, isBareVerb, looksFinite } from './lexicon/person-verbs.ts';
import { isRelationPlural, relationWord } from './lexicon/relation-words.ts';
import { smallTitles } from './lexicon/titles.ts';
import { foldWord } from './name-key.ts';
import { readNameSequence } from './name-sequence.ts';
import { type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';
/** `dr okafor`, `mrs hudson`, `mr Finch`. */
export function smallTitled(reading: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(reading.tokens, at);
  if (token.shape !== 'lower' || !smallTitles.has(token.lower)) return undefined;
  let next = at + 1;
  if (tokenAt(reading.tokens, next).text === '.') next++;
  const name = tokenAt(reading.tokens, next);
  if (next >= sentence.to || name.kind !== 'word' || name.quoted) return undefined;
  const words = wordsOf(reading, at, next);
  const match = reading.known.resolve(words);
  if (match) return { first: at, last: next, known: match, isLower: true };
  const isShort =
    /^(?:mr|mrs|ms|miss|dr|prof|mister|madame|don|doña|frau|herr|señor|señora|signor|signora|padre|monsieur|comandante)$/.test(
      token.lower,
    );
  if (name.shape !== 'lower') {
    if (!isShort) return undefined;
    const sequence = readNameSequence(reading.tokens, next, sentence.to, false);
    return sequence ? { first: at, last: sequence.last } : undefined;
  }
  if ((!isShort && !kinTitles.test(token.lower)) || isOrdinaryWord(name.lower)) return undefined;
  if (!isShort && !isNamed(reading, next + 1, sentence.to)) return undefined;
  return { first: at, last: next, isLower: true };
}

const kinTitles =
  /^(?:uncle|aunt|auntie|aunty|nana|nan|gran|granny|grandma|grandpa|grandad|granddad|sister|brother|father|mother|mama|papa|captain|sergeant|inspector|detective|officer|chief|king|queen|prince|princess|lord|lady|sir)$/;

/** A verb, a mark or the end behind it: the word before is a name. */
function isNamed({ tokens }: Reading, at: number, to: number): boolean {
  const { kind, lower } = tokenAt(tokens, at);
  return (
    at >= to || kind === 'mark' || kind === 'clitic' || /^(?:is|was|and|who|has)$/.test(lower) || looksFinite(lower)
  );
}

/** A well-known given name typed small, with a surname when one plainly follows. */
export function smallGivenName({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (
    token.kind !== 'word' ||
    token.shape !== 'lower' ||
    !isPlainGivenName(foldWord(token.text)) ||
    isOrdinaryWord(token.lower)
  )
    return undefined;
  const next = tokenAt(tokens, at + 1);
  const beyond = at + 2 < sentence.to ? tokenAt(tokens, at + 2) : undefined;
  const isSurname =
    at + 1 < sentence.to &&
    next.kind === 'word' &&
    next.lower.length > 2 &&
    !isOrdinaryWord(next.lower) &&
    !looksFinite(next.lower) &&
    !next.lower.endsWith('ing') &&
    (beyond === undefined ||
      beyond.kind === 'mark' ||
      beyond.kind === 'clitic' ||
      isFunctionWord(beyond.lower) ||
      looksFinite(beyond.lower));
  return { first: at, last: isSurname ? at + 1 : at, isLower: true };
}

/** `della is 22`: a word nobody knows, at the head of a sentence all in small letters, of whom an age or a noun is told. */
export function smallSubject({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  const isHead = at === sentence.from || /^(?:,|and|but)$/.test(tokenAt(tokens, at - 1).lower);
  if (
    !isHead ||
    token.kind !== 'word' ||
    token.shape !== 'lower' ||
    token.lower.length < (givenNameGender(token.lower) ? 2 : 3) ||
    isOrdinaryWord(token.lower) ||
    /(?:ing|n't|nt)$/.test(token.lower)
  )
    return undefined;
  if (!/^(?:is|'s|was)$/.test(tokenAt(tokens, at + 1).lower)) return undefined;
  const told = tokenAt(tokens, at + 2);
  return told.kind === 'number' ||
    tokenAt(tokens, at + 3).lower === "'s" ||
    /^(?:a|an|his|her|my|our|their)$/.test(told.lower) ||
    numberValue(told.lower) !== undefined
    ? { first: at, last: at, isLower: true }
    : undefined;
}

/** `tootsie (waitress, 22)`: a word nobody knows, right before a bracket that tells an age or what somebody is. */
export function smallBracketed({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  const isOpen = tokenAt(tokens, at + 1).text === '(' && token.kind === 'word' && token.shape === 'lower';
  if (!isOpen || token.lower.length < 3 || isOrdinaryWord(token.lower)) return undefined;
  for (let inside = at + 2; inside < Math.min(at + 8, sentence.to); inside++) {
    const { text, lower } = tokenAt(tokens, inside);
    if (text === ')') return undefined;
    if (/^[1-9]\d?$/.test(text) || isPersonNoun(lower)) return { first: at, last: at, isLower: true };
  }
  return undefined;
}

/** `will is 19`, `grace is his older sister`: a name that is a word as well, where only a name can stand. */
export function smallWordlike({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  const isHead = at === sentence.from || /^(?:[,;]|and|but)$/.test(tokenAt(tokens, at - 1).lower);
  if (!isHead || token.shape !== 'lower' || token.kind !== 'word' || !isWordlikeName(token.lower)) return undefined;
  if (!/^(?:is|'s|was)$/.test(tokenAt(tokens, at + 1).lower)) return undefined;
  const told = tokenAt(tokens, at + 2);
  const value = numberValue(told.lower);
  const isAge = value !== undefined && value > 0 && value < 120;
  if (isAge && tokenAt(tokens, at + 3).lower !== 'of') return { first: at, last: at, isLower: true };
  if (!/^(?:a|an|his|her|their|my|our)$/.test(told.lower)) return undefined;
  for (let noun = at + 3; noun < Math.min(at + 6, sentence.to); noun++) {
    const { kind, lower } = tokenAt(tokens, noun);
    if (kind !== 'word') return undefined;
    if (isPersonNoun(lower)) return { first: at, last: at, isLower: true };
  }
  return undefined;
}

/** `lena n max r best mates`, `sams stepsister jo`: a small word beside a plain name, or behind kin with an owner. */
export function smallBeside({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (token.kind !== 'word' || token.shape !== 'lower' || token.lower.length < 2 || isFunctionWord(token.lower))
    return undefined;
  const mayBeName =
    isWordlikeName(token.lower) ||
    isPlainGivenName(foldWord(token.text)) ||
    (!isOrdinaryWord(token.lower) && !/(?:ing|ed|ly)$/.test(token.lower));
  if (!mayBeName) return undefined;
  const next = tokenAt(tokens, at + 1);
  const isClosed =
    at + 1 >= sentence.to ||
    next.kind === 'mark' ||
    /^(?:is|'s|was|are|'re|has|have|and|who|but)$/.test(next.lower) ||
    looksFinite(next.lower) ||
    isBareVerb(next.lower);
  if (!isClosed) return undefined;
  const isName = (index: number) => {
    const { lower, kind, shape, text } = tokenAt(tokens, index);
    return kind === 'word' && (shape === 'capital' || (isPlainGivenName(foldWord(text)) && !isOrdinaryWord(lower)));
  };
  const isJoined = (link: number, other: number) =>
    /^(?:and|&|\+|vs)$/.test(tokenAt(tokens, link).lower) && isName(other);
  const isHead = at === sentence.from || /^[,:]$/.test(tokenAt(tokens, at - 1).text);
  if ((isHead && isJoined(at + 1, at + 2)) || isJoined(at - 1, at - 2)) return { first: at, last: at, isLower: true };
  const kin = relationWord(tokenAt(tokens, at - 1).lower);
  const owner = tokenAt(tokens, at - 2).lower;
  const isKin =
    kin !== undefined && !/s$/.test(tokenAt(tokens, at - 1).lower) && !isRelationPlural(tokenAt(tokens, at - 1).lower);
  const isOwned = /^(?:his|her|their|'s)$/.test(owner) || /^(?:his|her|their|'s)$/.test(tokenAt(tokens, at - 3).lower);
  const isCertain =
    givenNameGender(foldWord(token.text)) !== undefined ||
    /^(?:is|'s|was|has)$/.test(next.lower) ||
    finiteVerb(next.lower) !== undefined;
  return isKin &&
    isOwned &&
    isCertain &&
    !/^(?:groom|bride|ward|killer)$/.test(tokenAt(tokens, at - 1).lower) &&
    !isBareVerb(token.lower)
    ? { first: at, last: at, isLower: true }
    : undefined;
}

/** `in lagos`, `to new york`: a listed city or country typed small, after a preposition. */
export function smallPlace({ tokens }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (
    token.shape !== 'lower' ||
    token.kind !== 'word' ||
    !/^(?:in|to|from|near|around|outside|into|across)$/.test(tokenAt(tokens, at - 1).lower)
  )
    return undefined;
  for (let length = 3; length >= 1; length--) {
    if (at + length > sentence.to) continue;
    const text = tokens
      .slice(at, at + length)
      .map((each) => each.lower)
      .join(' ');
    if (gazetteerKind(text) && (length > 1 || !isOrdinaryWord(text)))
      return { first: at, last: at + length - 1, isLower: true };
  }
  return undefined;
}
