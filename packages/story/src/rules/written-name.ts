import { nameParticles } from './lexicon/name-particles.ts';
import { isFunctionWord, isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { isBareVerb, looksFinite } from './lexicon/person-verbs.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { titles } from './lexicon/titles.ts';
import { readNameSequence } from './name-sequence.ts';
import { type Reading, tokenAt } from './reading.ts';
import type { Sentence, Token } from './token.ts';

const SMALL_NAME_WORDS = 3;

export function readName(
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
  const small =
    token.lower === 'the' && allowsSmall && /^(?:called|named)$/.test(before.lower)
      ? smallTitleRun(tokens, sentence, at)
      : undefined;
  if (small) return small;
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

/** `called the drunken goat`: a sign typed small, up to the mark behind it. */
function smallTitleRun(
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
): { first: number; last: number; isLower: boolean } | undefined {
  let last = at;
  while (last + 1 < sentence.to && last - at < 3) {
    const next = tokenAt(tokens, last + 1);
    if (next.kind !== 'word' || next.shape !== 'lower' || isFunctionWord(next.lower)) break;
    last++;
  }
  const isClosed = last + 1 >= sentence.to || tokenAt(tokens, last + 1).kind === 'mark';
  return last > at && isClosed ? { first: at, last, isLower: true } : undefined;
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
      (isOrdinaryWord(next.lower) && !(placeKinds.has(next.lower) && tokenAt(tokens, last + 2).kind !== 'word')) ||
      looksFinite(next.lower) ||
      isBareVerb(next.lower) ||
      (next.lower.endsWith('ing') && next.lower.length > 5)
    )
      break;
    last++;
  }
  return { first: at, last, isLower: true };
}
