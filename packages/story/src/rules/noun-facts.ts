import { isAdjective } from './adjective.ts';
import { readAge } from './age.ts';
import { capitalize } from './capitalize.ts';
import type { Facts } from './fact.ts';
import { recordNouns } from './lexicon/act-words.ts';
import { lookWords, traitWords } from './lexicon/adjectives.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { animals, personNouns } from './lexicon/person-nouns.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { roleWords } from './lexicon/roles.ts';
import { linking } from './noun-group.ts';
import type { Head } from './noun-head.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';
export function addRole(reading: Reading, result: Facts, head: Head, modifiers: number[]): void {
  const whole = phrase(reading, head.first, head.last);
  const value = roleWords.get(
    reading.tokens
      .slice(head.first, head.last + 1)
      .map((token) => token.lower)
      .join(' '),
  );
  const first = modifiers[0];
  const isMinor = first !== undefined && tokenAt(reading.tokens, first).lower === 'minor';
  if (value) result.facts.push({ field: 'role', value: isMinor ? 'minor' : value, span: whole.span });
  addModifiers(
    reading,
    result,
    modifiers.filter(
      (each) =>
        !/^(?:main|lead|central|minor|second|real|true|big|principal)$/.test(tokenAt(reading.tokens, each).lower),
    ),
  );
}

/** "The last lighthouse keeper", "the youngest judge": which of them, not what work. */
const rank =
  /^(?:last|first|only|second|third|best|greatest|oldest|eldest|youngest|finest|worst|richest|most|famous|same|other)$/;

/** The occupation keeps what makes it special (`retired opera singer`) and hands on what describes the person. */
export function addOccupation(
  reading: Reading,
  result: Facts,
  head: Head,
  modifiers: number[],
  article: number | undefined,
): void {
  const own = modifiers.filter((each) => !rank.test(tokenAt(reading.tokens, each).lower));
  const personal: number[] = [];
  while (own.length > 0 && isAdjective(tokenAt(reading.tokens, own[0] ?? 0).lower)) personal.push(own.shift() ?? 0);
  addModifiers(reading, result, personal);
  const first = own[0] ?? head.first;
  const last = throughOf(reading, head.last, result);
  const value = phrase(reading, first, last);
  const isWhole = article !== undefined && personal.length === 0 && article === first - 1;
  result.facts.push({
    field: 'occupation',
    value: capitalize(value.text),
    span: isWhole ? phrase(reading, article, last).span : value.span,
  });
}

/** `head of security`, `professor of history`: the complement belongs to the occupation. */
function throughOf(reading: Reading, last: number, result: Facts): number {
  const { tokens, mentionAt } = reading;
  if (result.next !== last + 1 || tokenAt(tokens, last + 1).lower !== 'of') return last;
  let at = last + 2;
  if (/^(?:the|a|an)$/.test(tokenAt(tokens, at).lower)) at++;
  const token = tokenAt(tokens, at);
  if (
    mentionAt[at] ||
    (mentionAt[at + 1] !== undefined && /^(?:master|maestro|old|young|poor|doctor|uncle|aunt)$/.test(token.lower)) ||
    token.kind !== 'word' ||
    isFunctionWord(token.lower) ||
    readAge(tokens, at, at + 3) ||
    token.quoted
  )
    return last;
  const next = tokenAt(tokens, at + 1);
  const end =
    next.kind === 'word' &&
    !isFunctionWord(next.lower) &&
    finiteVerb(next.lower) === undefined &&
    !next.quoted &&
    !mentionAt[at + 1] &&
    !linking.has(next.lower)
      ? at + 1
      : at;
  result.next = end + 1;
  return end;
}

export function addPersonNoun(reading: Reading, result: Facts, head: Head, modifiers: number[]): void {
  const { tokens } = reading;
  const word = tokenAt(tokens, head.last).lower;
  const isPlain =
    /^(?:man|woman|boy|girl|guy|lady|person|character|human|individual|people|figure|one|role|name|gentleman|fellow|dude|lad|child|kid)$/.test(
      word,
    ) || animals.has(word);
  const look = modifiers.filter((each) => !traitWords.has(tokenAt(tokens, each).lower));
  addModifiers(
    reading,
    result,
    modifiers.filter((each) => traitWords.has(tokenAt(tokens, each).lower)),
  );
  if (
    (recordNouns.get(word)?.kind === 'characters' && !personNouns.has(word.replace(/s$/, ''))) ||
    word === 'character'
  ) {
    addModifiers(
      reading,
      result,
      look.filter((each) => lookWords.has(tokenAt(tokens, each).lower)),
    );
    return;
  }
  if (look.length === 0 && isPlain && !animals.has(word)) return;
  const value = phrase(reading, look[0] ?? head.first, head.last);
  result.facts.push({ field: 'description', value: capitalize(value.text), span: value.span });
}

export function addModifiers(reading: Reading, result: Facts, modifiers: readonly number[]): void {
  const { tokens } = reading;
  for (const at of modifiers) {
    const token = tokenAt(tokens, at);
    const span = phrase(reading, at, at).span;
    if (traitWords.has(token.lower)) result.facts.push({ field: 'trait', value: token.lower, span });
    else if (
      !/^(?:very|quite|rather|extremely|too|so|really|bit|little|most|slightly|always|deeply)$/.test(token.lower)
    )
      result.facts.push({ field: 'description', value: capitalize(token.text), span });
  }
}
