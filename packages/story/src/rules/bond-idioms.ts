import type { RelationshipType } from '@greenlight/schema';
import { argumentAt } from './argument.ts';
import { verbBase } from './lexicon/person-verbs.ts';
import { addBonds, type Bond, type Predicate } from './predicate.ts';
import { severalWords } from './pronouns.ts';
import { type Argument, phrase, type Reading, tokenAt } from './reading.ts';

/** A sign that people write between two names: `♥`, `<3`, `vs`. */
export function signBetween(
  { tokens }: Reading,
  at: number,
): { type: RelationshipType; word: string; length: number } | undefined {
  const { text, lower } = tokenAt(tokens, at);
  if (/^(?:♥|♡|❤)/.test(text)) return { type: 'romantic', word: 'love', length: 1 };
  if (text === '<' && tokenAt(tokens, at + 1).text === '3') return { type: 'romantic', word: 'love', length: 2 };
  const isVersus = lower === 'vs' || lower === 'versus';
  return isVersus ? { type: 'rival', word: 'versus', length: tokenAt(tokens, at + 1).text === '.' ? 2 : 1 } : undefined;
}

/** `can't stand Tom`, `don't get along`, `doesn't trust Viktor`. */
export function readAversion(predicate: Predicate, at: number): number | undefined {
  const { reading, to } = predicate;
  const words = reading.tokens.slice(at, at + 4).map((token) => token.lower);
  const [first = '', second = '', third = '', fourth = ''] = words;
  const bind = (length: number, type: RelationshipType, weight: number): number | undefined => {
    const bond: Bond = {
      type,
      word: words.slice(0, length).join(' '),
      span: phrase(reading, at, at + length - 1).span,
      weight,
    };
    const target = argumentAt(reading, at + length, to);
    if (target) addBonds(predicate, target.members, bond);
    else if (predicate.subjects.length < 2) return undefined;
    else bindAll(predicate, bond);
    return target?.next ?? at + length;
  };
  if (/^(?:can't|cannot|cant|couldn't)$/.test(first) && second === 'stand') return bind(2, 'enemy', 0.75);
  const quarrel = quarrelAt(words);
  if (quarrel) return bind(quarrel, 'enemy', 0.66);
  if (!/^(?:don't|doesn't|dont|doesnt|didn't|never)$/.test(first)) return undefined;
  if (/^(?:trust|like|trusts|likes|trusted|liked)$/.test(second)) return bind(2, 'enemy', 0.65);
  return second === 'get' && third === 'along' ? bind(fourth === 'with' ? 4 : 3, 'rival', 0.68) : undefined;
}

const denied =
  /^(?:(?:can't|cannot|couldn't|won't|will never|can never|never|has never|had never|hasn't|has not) (?:forgive|forgiven|forgave|pardon|pardoned)|(?:hasn't|haven't|has not|have not|don't|doesn't|no longer|won't|not) (?:spoken|speak|talk|talked|speaks|talks)(?: (?:to|with))?)/;

/** How many words say that somebody does not forgive or speak to another. */
function quarrelAt(words: readonly string[]): number | undefined {
  return denied.exec(words.join(' '))?.[0].split(' ').length;
}

/** What several do with each other, by its words after the base verb. */
const together: [string, RelationshipType][] = [
  ['fall in love', 'romantic'],
  ['date', 'romantic'],
  ['have an affair', 'romantic'],
  ['break up', 'romantic'],
  ['have a thing', 'romantic'],
  ['be a couple', 'romantic'],
  ['run away together', 'romantic'],
  ['work together', 'colleague'],
  ['solve crimes together', 'colleague'],
  ['work at the same', 'colleague'],
  ['work in the same', 'colleague'],
  ['run a', 'colleague'],
  ['run the', 'colleague'],
  ['own a', 'colleague'],
  ['share a room', 'friend'],
  ['share a house', 'friend'],
  ['share a cell', 'friend'],
  ['share a past', 'other'],
  ['share a secret', 'other'],
  ['have history', 'other'],
  ['have a history', 'other'],
  ['go back to', 'friend'],
  ['share a wall', 'other'],
  ['share a desk', 'colleague'],
  ['share an office', 'colleague'],
  ['share a bed', 'romantic'],
  ['split up', 'romantic'],
  ['get married', 'romantic'],
  ['get divorced', 'family'],
  ['get engaged', 'romantic'],
  ['get together', 'romantic'],
  ['elope', 'romantic'],
  ['feud', 'enemy'],
  ['bicker', 'rival'],
  ['fight over', 'rival'],
  ['write to each other', 'friend'],
  ['write each other', 'friend'],
  ['compete', 'rival'],
  ['live together', 'friend'],
  ['go to school together', 'friend'],
  ['know each other', 'friend'],
  ['serve together', 'colleague'],
  ['have a child', 'romantic'],
  ['have a fling', 'romantic'],
  ['fall out', 'rival'],
  ['get back together', 'romantic'],
  ['run away', 'friend'],
  ['grow up together', 'friend'],
  ['go way back', 'friend'],
  ['share a flat', 'friend'],
  ['share an apartment', 'friend'],
  ['become friends', 'friend'],
  ['become enemies', 'enemy'],
  ['become rivals', 'rival'],
];

/** `Tom and Eva fall in love`: with several subjects and nobody else. */
export function readTogether(predicate: Predicate, at: number): number | undefined {
  const { reading, subjects } = predicate;
  const [first] = subjects;
  const isThey =
    subjects.length === 1 &&
    first !== undefined &&
    'pronoun' in first &&
    severalWords.test(tokenAt(reading.tokens, first.pronoun).lower);
  if (subjects.length < 2 && !isThey) return undefined;
  const base = verbBase(tokenAt(reading.tokens, at).lower);
  const rest = reading.tokens.slice(at + 1, at + 5).map((token) => token.lower);
  for (const [idiom, type] of together) {
    const words = idiom.split(' ');
    if (words[0] !== base || words.slice(1).some((word, index) => rest[index] !== word)) continue;
    const next = at + words.length;
    if (argumentAt(reading, next + (tokenAt(reading.tokens, next).lower === 'with' ? 1 : 0), predicate.to))
      return undefined;
    const bond: Bond = { type, word: idiom, span: phrase(reading, at, next - 1).span, weight: 0.72 };
    return bindTogether(predicate, bond, isThey ? first : undefined, next);
  }
  return readDoneTogether(predicate, at, base, isThey ? first : undefined);
}

const shared =
  /^(?:work|run|own|solve|rob|build|open|sell|manage|serve|perform|write|play|sing|smuggle|steal|hunt|investigate|start|shoot|make|cook|fish|fight)$/;
const TOGETHER_REACH = 7;

/** "Run the bakery together", "went to law school together": what two do with each other, whatever it is. */
function readDoneTogether(
  predicate: Predicate,
  at: number,
  base: string | undefined,
  they: Argument | undefined,
): number | undefined {
  const { reading, to } = predicate;
  if (!base) return undefined;
  for (let next = at + 1; next < Math.min(at + TOGETHER_REACH, to); next++) {
    const { kind, lower } = tokenAt(reading.tokens, next);
    if (kind === 'mark' || reading.mentionAt[next] || /^(?:and|but|who|with)$/.test(lower)) return undefined;
    if (lower !== 'together') continue;
    const { text, span } = phrase(reading, at, next);
    const bond: Bond = {
      type: shared.test(base) ? 'colleague' : 'friend',
      word: text.toLowerCase(),
      span,
      weight: 0.68,
    };
    return bindTogether(predicate, bond, they, next + 1);
  }
  return undefined;
}

function bindTogether(predicate: Predicate, bond: Bond, they: Argument | undefined, next: number): number {
  if (they) addBonds({ ...predicate, subjects: [they] }, [they], bond);
  else bindAll(predicate, bond);
  return next;
}

/** Every subject to every other. */
export function bindAll(predicate: Predicate, bond: Bond): void {
  const { subjects } = predicate;
  for (const [index, subject] of subjects.entries())
    addBonds({ ...predicate, subjects: [subject] }, subjects.slice(index + 1), bond);
}
