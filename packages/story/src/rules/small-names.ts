import { type Found, wordsOf } from './known-match.ts';
import { gazetteerKind } from './lexicon/gazetteer.ts';
import { isPlainGivenName } from './lexicon/given-names.ts';
import { numberValue } from './lexicon/number-words.ts';
import { isFunctionWord, isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { looksFinite } from './lexicon/person-verbs.ts';
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
  if (!isShort || isOrdinaryWord(name.lower)) return undefined;
  return { first: at, last: next, isLower: true };
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
    token.lower.length < 3 ||
    isOrdinaryWord(token.lower) ||
    /(?:ing|n't|nt)$/.test(token.lower)
  )
    return undefined;
  if (!/^(?:is|'s|was)$/.test(tokenAt(tokens, at + 1).lower)) return undefined;
  const told = tokenAt(tokens, at + 2);
  return told.kind === 'number' ||
    /^(?:a|an|his|her|my|our|their)$/.test(told.lower) ||
    numberValue(told.lower) !== undefined
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
