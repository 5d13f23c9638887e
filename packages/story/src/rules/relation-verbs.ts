import { argumentAt, type FoundArgument } from './argument.ts';
import { readAversion, readTogether, signBetween } from './bond-idioms.ts';
import { deedBond } from './deeds.ts';
import { isBareVerb, verbBase } from './lexicon/person-verbs.ts';
import { type RelationVerb, relationVerb } from './lexicon/relation-words.ts';
import { addBonds, isAdverb, type Predicate, skipAdverbs } from './predicate.ts';
import { severalWords } from './pronouns.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';

const LONGEST = 4;
const chain =
  /^(?:is|'s|was|are|were|been|be|being|has|had|have|wants?|wanted|needs?|needed|tries|tried|try|plans?|planned|hopes?|hoped|used|forced|supposed|going|about|decides|decided|has|will|would|must|should|can|could|may|might|begins?|began|starts?|started|swears?|vows?|pretends?|agrees|arranged|refuses|to|'ll|'d|got|gets|get)$/;
const CHAIN_REACH = 5;

/** `hates Viktor`, `works for Madame Dubois`, `is forced to marry Tom`, `is hunting Leo`. Returns the token after, if it binds anybody. */
export function readRelationVerb(predicate: Predicate, at: number): number | undefined {
  const sign = signBetween(predicate.reading, at);
  if (sign) return bindFrom(predicate, at, sign.length, sign, sign.word, 0.78);
  const idiom = readAversion(predicate, at) ?? readTogether(predicate, chainEnd(predicate, at));
  if (idiom !== undefined) return idiom;
  return (
    readLeaving(predicate, at) ??
    readKnowing(predicate, at) ??
    bindByVerb(predicate, at, false) ??
    bindBehindChain(predicate, at)
  );
}

/** "Sofia left Dmitri for his partner Anton": what was, and what is. */
function readLeaving(predicate: Predicate, at: number): number | undefined {
  const { reading, to } = predicate;
  if (verbBase(tokenAt(reading.tokens, at).lower) !== 'leave') return undefined;
  const [member] = argumentAt(reading, at + 1, to)?.members ?? [];
  const left = member && 'mention' in member ? member.mention : undefined;
  if (!left || tokenAt(reading.tokens, left.last + 1).lower !== 'for') return undefined;
  const other = argumentAt(reading, left.last + 2, to);
  if (!other) return undefined;
  const bond = { type: 'romantic' as const, word: 'leave for', span: phrase(reading, at, at).span, weight: 0.66 };
  addBonds(predicate, [{ mention: left }, ...other.members], bond);
  return other.next;
}

/** "Knows Ulrika from the army", "has known Tom since school". */
function readKnowing(predicate: Predicate, at: number): number | undefined {
  const { reading, to } = predicate;
  const verb = chainEnd(predicate, at);
  if (!/^(?:knows?|known|knew|knowing)$/.test(tokenAt(reading.tokens, verb).lower)) return undefined;
  const known = argumentAt(reading, verb + 1, to);
  const [other] = known?.members ?? [];
  if (!known || !other) return undefined;
  const after = 'mention' in other ? other.mention.last + 1 : known.next;
  if (!/^(?:from|since)$/.test(tokenAt(reading.tokens, after).lower)) return undefined;
  const bond = { type: 'friend' as const, word: 'know', span: phrase(reading, verb, verb).span, weight: 0.64 };
  addBonds(predicate, known.members, bond);
  return known.next;
}

/** Past auxiliaries and wishes: the verb that binds. */
function chainEnd({ reading, to }: Predicate, at: number): number {
  let next = skipAdverbs(reading, at, to);
  while (
    next < Math.min(at + CHAIN_REACH, to) &&
    (chain.test(tokenAt(reading.tokens, next).lower) || isAdverb(tokenAt(reading.tokens, next).lower))
  )
    next++;
  return next;
}

function bindBehindChain(predicate: Predicate, at: number): number | undefined {
  const verb = chainEnd(predicate, at);
  if (verb === at) return undefined;
  const words = predicate.reading.tokens.slice(at, verb).map((token) => token.lower);
  if (words.some((word) => word === 'refuses' || word === 'not')) return undefined;
  const isWish = words.some((word) => /^(?:want|wants|wanted|hopes?|plans?|forced|supposed|arranged)$/.test(word));
  return bindByVerb(predicate, verb, true, isWish);
}

/** The longest listed verb that begins here and has somebody to bind. */
function bindByVerb(predicate: Predicate, at: number, isInChain: boolean, isWish = false): number | undefined {
  const { tokens } = predicate.reading;
  const { lower } = tokenAt(tokens, at);
  const base = verbBase(lower);
  if (!base || (!isInChain && !mayStandBare(predicate, lower, base))) return undefined;
  for (let length = LONGEST; length >= 1; length--) {
    const text = [base, ...tokens.slice(at + 1, at + length).map((each) => each.lower)]
      .join(' ')
      .replace(/ (?:his|her|its) /, ' their ')
      .replace(/ (?:nights|days|shifts|closely|part-time)(?= )/, '');
    const relation = relationVerb(text);
    if (!relation) continue;
    const meant: RelationVerb = isWish && base === 'marry' ? { type: 'romantic' } : relation;
    const end = bindFrom(predicate, at, length, meant, text, weightOf(predicate, base));
    if (end !== undefined) return end;
  }
  return undefined;
}

/** A base form needs several subjects; of feelings one is enough, as people write who are not at home in English ("Eva love Tom"). */
function mayStandBare({ subjects, reading }: Predicate, lower: string, base: string): boolean {
  if (!isBareVerb(lower) || /^(?:hit|cut|put|let|set|read)$/.test(base)) return true;
  const [first] = subjects;
  if (subjects.length > 1 || /^(?:love|hate|betray|marry|adopt|teach|help|raise|owe|kill)$/.test(base)) return true;
  return first !== undefined && 'pronoun' in first && severalWords.test(tokenAt(reading.tokens, first.pronoun).lower);
}

function bindFrom(
  predicate: Predicate,
  at: number,
  length: number,
  relation: RelationVerb,
  word: string,
  weight: number,
): number | undefined {
  const { reading, to, subjects } = predicate;
  if (at + length > to) return undefined;
  const { span } = phrase(reading, at, at + length - 1);
  const after = skipAdverbs(reading, at + length, to);
  const target = lifeOf(reading, after, word) ?? argumentAt(reading, after, to);
  if (target) {
    addBonds(predicate, target.members, { ...relation, word, span, weight });
    return target.next;
  }
  if (!/^(?:each other|one another)$/.test(phrase(reading, after, after + 1).text.toLowerCase())) return undefined;
  const [they] = subjects;
  if (they && subjects.length === 1) addBonds(predicate, [they], { ...relation, word, span, weight });
  for (const [index, subject] of subjects.entries())
    addBonds({ ...predicate, subjects: [subject] }, subjects.slice(index + 1), { ...relation, word, span, weight });
  return after + 2;
}

/** "Saves Tom's life", "ruined Ana's career": whom it befalls. */
function lifeOf({ tokens, mentionAt }: Reading, at: number, word: string): FoundArgument | undefined {
  const mention = mentionAt[at];
  const isHit = /^(?:save|ruin|destroy)$/.test(word) && mention && tokenAt(tokens, mention.last + 1).lower === "'s";
  return isHit && /^(?:life|lives|career|marriage|reputation|skin)$/.test(tokenAt(tokens, mention.last + 2).lower)
    ? { members: [{ mention }], next: mention.last + 3 }
    : undefined;
}

/** Deeds tell less of a relation than feelings do. */
function weightOf({ subjects }: Predicate, base: string): number {
  const isDeed =
    /^(?:kill|hunt|fight|save|rescue|help|protect|poison|kidnap|like|trust|murder|train|guide|raise|kiss|adopt|hire|serve|frame|threaten|attack|chase|assist|look|take|care|owe)$/;
  return isDeed.test(base) ? (subjects.some((each) => 'pronoun' in each) ? 0.62 : 0.68) : 0.8;
}

/** `is loved by Tom`: the one behind "by" does it. From the participle on. */
export function readPassive(predicate: Predicate, at: number): number | undefined {
  const { reading, to } = predicate;
  const base = verbBase(tokenAt(reading.tokens, at).lower);
  const relation =
    base === undefined || tokenAt(reading.tokens, at + 1).lower !== 'by'
      ? undefined
      : (relationVerb(base) ?? deedBond(base));
  const target = relation && argumentAt(reading, at + 2, to);
  if (!base || !relation || !target) return undefined;
  addBonds(predicate, target.members, {
    type: relation.type,
    inverse: !relation.inverse,
    word: base,
    span: phrase(reading, at, at).span,
    weight: weightOf(predicate, base),
  });
  return target.next;
}
