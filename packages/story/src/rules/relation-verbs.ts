import { argumentAt } from './argument.ts';
import { isBareVerb, verbBase } from './lexicon/person-verbs.ts';
import { type RelationVerb, relationVerb } from './lexicon/relation-words.ts';
import { addBonds, type Predicate, skipAdverbs } from './predicate.ts';
import { phrase, tokenAt } from './reading.ts';

const LONGEST = 4;

/** `hates Viktor`, `works for Madame Dubois`, `has a crush on Ben`, `can't stand each other`. Returns the token after, if it binds anybody. */
export function readRelationVerb(predicate: Predicate, at: number): number | undefined {
  const { reading } = predicate;
  const { tokens } = reading;
  if (/^(?:♥|♡|❤)/.test(tokenAt(tokens, at).text)) return bindFrom(predicate, at, 1, { type: 'romantic' }, 'love', 0.8);
  const isAversion = /^(?:can't|cannot|cant|couldn't)$/.test(tokenAt(tokens, at).lower) && tokenAt(tokens, at + 1).lower === 'stand';
  if (isAversion) return bindFrom(predicate, at, 2, { type: 'enemy' }, "can't stand", 0.78);
  const aversion = readAversion(predicate, at);
  if (aversion !== undefined) return aversion;
  const base = verbBase(tokenAt(tokens, at).lower);
  if (!base || (isBareVerb(tokenAt(tokens, at).lower) && !isSeveral(predicate) && !/^(?:hit|cut|put|let|set|read)$/.test(base))) return undefined;
  for (let length = LONGEST; length >= 1; length--) {
    const text = [base, ...tokens.slice(at + 1, at + length).map((each) => each.lower)].join(' ');
    const relation = relationVerb(text);
    const end = relation && bindFrom(predicate, at, length, relation, text, weightOf(predicate, base));
    if (end !== undefined) return end;
  }
  return undefined;
}

/** `don't get along`, `doesn't trust Viktor`. */
function readAversion(predicate: Predicate, at: number): number | undefined {
  const { reading, subjects } = predicate;
  const words = reading.tokens.slice(at, at + 4).map((token) => token.lower);
  if (!/^(?:don't|doesn't|dont|doesnt|didn't|never)$/.test(words[0] ?? '')) return undefined;
  if (/^(?:trust|like|trusts|likes|trusted|liked)$/.test(words[1] ?? '')) return bindFrom(predicate, at, 2, { type: 'enemy' }, words.slice(0, 2).join(' '), 0.65);
  if (words[1] !== 'get' || words[2] !== 'along') return undefined;
  if (words[3] === 'with') return bindFrom(predicate, at, 4, { type: 'rival' }, 'get along', 0.7);
  const { span } = phrase(reading, at, at + 2);
  for (const [index, subject] of subjects.entries()) addBonds({ ...predicate, subjects: [subject] }, subjects.slice(index + 1), { type: 'rival', word: "don't get along", span, weight: 0.7 });
  return subjects.length > 1 ? at + 3 : undefined;
}

/** A base form needs several subjects: "they hate", "Tom and Ana love". */
function isSeveral({ subjects, reading }: Predicate): boolean {
  const [first] = subjects;
  return subjects.length > 1 || (first !== undefined && 'pronoun' in first && tokenAt(reading.tokens, first.pronoun).lower === 'they');
}

function bindFrom(predicate: Predicate, at: number, length: number, relation: RelationVerb, word: string, weight: number): number | undefined {
  const { reading, to, subjects } = predicate;
  if (at + length > to) return undefined;
  const { span } = phrase(reading, at, at + length - 1);
  const after = skipAdverbs(reading, at + length, to);
  const target = argumentAt(reading, after, to);
  if (target) {
    addBonds(predicate, target.members, { ...relation, word, span, weight });
    return target.next;
  }
  if (tokenAt(reading.tokens, after).lower !== 'each' || tokenAt(reading.tokens, after + 1).lower !== 'other') return undefined;
  for (const [index, subject] of subjects.entries()) addBonds({ ...predicate, subjects: [subject] }, subjects.slice(index + 1), { ...relation, word, span, weight });
  return after + 2;
}

/** Deeds tell less of a relation than feelings do. */
function weightOf({ subjects }: Predicate, base: string): number {
  const isDeed =
    /^(?:kill|hunt|fight|save|rescue|help|protect|poison|kidnap|like|trust|murder|train|guide|raise|kiss|adopt|hire|serve|frame|threaten)$/;
  return isDeed.test(base) ? (subjects.some((each) => 'pronoun' in each) ? 0.62 : 0.68) : 0.8;
}
