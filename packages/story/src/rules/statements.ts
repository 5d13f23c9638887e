import { isAdjective } from './adjective.ts';
import { argumentAt } from './argument.ts';
import { readBareKin } from './bare-kin.ts';
import { readBondsBetween, readNeighbours } from './bond-between.ts';
import type { Claims } from './claim.ts';
import { readEllipsis } from './ellipsis.ts';
import { readHeadedPairs } from './headed-pairs.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { numberValue } from './lexicon/number-words.ts';
import { participleVerb, verbBase } from './lexicon/person-verbs.ts';
import { isRelationPlural } from './lexicon/relation-words.ts';
import { readLooseAges } from './loose-age.ts';
import { type MentionGroup, readGroupAt } from './mention-group.ts';
import { readNamedKin } from './named-kin.ts';
import { readOwnKin } from './own-kin.ts';
import { readProperty } from './property.ts';
import { type Argument, type Mention, phrase, type Reading, tokenAt } from './reading.ts';
import { claimPairs } from './relation-claims.ts';
import { readBefore, readOn, readPluralOver, readSaid, type SentenceScope } from './sentence-scope.ts';

/** Reads what a sentence says of the people in it. */
export function readStatements(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act) return;
  const scope: SentenceScope = { reading, sentence, index, isAsked: act.kind === 'create', claims };
  const before = { statements: claims.statements.length, relations: claims.relations.length };
  readEllipsis(scope);
  readBondsBetween(reading, index, claims);
  readNeighbours(reading, index, claims);
  readNamedKin(reading, index, claims);
  readOwnKin(reading, index, claims);
  readBareKin(reading, index, claims);
  readHeadedPairs(scope);
  readInOrder(scope);
  readPassedOver(scope, before);
  readLooseAges(scope);
}

/** From left to right: each name, and each pronoun that may be a subject. */
function readInOrder(scope: SentenceScope): void {
  const { reading, sentence, index, claims } = scope;
  for (let at = sentence.from; at < sentence.to; ) {
    const mention = reading.mentionAt[at];
    const token = tokenAt(reading.tokens, at);
    if (mention && mention.first === at) at = Math.max(at + 1, readFromMention(scope, mention));
    else if (!token.quoted && /^(?:he|she|they)$/.test(token.lower)) at = readFromPronoun(scope, at);
    else if (isSeveral(reading, sentence.from, at)) at = Math.max(at + 1, readOn(scope, [{ pronoun: at }], at + 1));
    else if (!token.quoted && /^(?:his|her|their)$/.test(token.lower))
      at = Math.max(at + 1, readProperty(reading, index, { pronoun: at }, at + 1, sentence.to, claims));
    else at++;
  }
}

/** "She works …", "he and Dana broke up". */
function readFromPronoun(scope: SentenceScope, at: number): number {
  const { reading, sentence } = scope;
  const isJoined = /^(?:and|&)$/.test(tokenAt(reading.tokens, at + 1).lower);
  const other = isJoined ? reading.mentionAt[at + 2] : undefined;
  if (!other || other.first !== at + 2) return readOn(scope, [{ pronoun: at }], at + 1);
  const { members, next } = readGroupAt(reading, other, sentence.to);
  return readOn(scope, [{ pronoun: at }, ...members.map((mention) => ({ mention }))], next);
}

/** "The two are cousins", "Both work at the docks". */
function isSeveral({ tokens }: Reading, from: number, at: number): boolean {
  const { lower, quoted } = tokenAt(tokens, at);
  if (quoted || at > from + 3) return false;
  const isPair = /^(?:two|pair|couple)$/.test(lower) && tokenAt(tokens, at - 1).lower === 'the';
  const next = tokenAt(tokens, at + 1).lower;
  return (
    (isPair || (lower === 'both' && at === from)) &&
    (/^(?:are|were|have|had|'re|once)$/.test(next) || verbBase(next) === next)
  );
}

/** Names inside what was read as description have their own appositions: "works in the Red Lion, a pub". */
function readPassedOver(scope: SentenceScope, before: { statements: number; relations: number }): void {
  const { reading, index, claims } = scope;
  const told = new Set<Mention>();
  const tell = (argument: Argument) => 'mention' in argument && told.add(argument.mention);
  for (const { subjects } of claims.statements.slice(before.statements)) subjects.forEach(tell);
  for (const { from, to } of claims.relations.slice(before.relations)) [from, to].forEach(tell);
  for (const mention of reading.mentions) {
    if (mention.sentence !== index || told.has(mention) || mention.known) continue;
    readBefore(scope, [{ mention }]);
    readSaid({ ...scope, isAsked: false }, mention);
  }
}

function readFromMention(scope: SentenceScope, mention: Mention): number {
  const { reading, sentence } = scope;
  const owned = readOwned(scope, mention);
  if (owned !== undefined) return owned;
  const group = readGroupAt(reading, mention, sentence.to);
  const members: Argument[] = group.members.map((each) => ({ mention: each }));
  readBefore(scope, members);
  const isEquation = group.members.length > 1 && tokenAt(reading.tokens, group.next).text === '=';
  const said = isEquation
    ? group.next
    : Math.max(group.next, readSaid(scope, group.members.at(-1) ?? mention, members));
  if (group.members.length > 1) readPluralApposition(scope, members, group.next);
  const further = joinedAfter(scope, said);
  if (further) {
    members.push(...further.members.map((each) => ({ mention: each })));
    readPluralOver(scope, members);
  }
  const next = skipInsertion(reading, further?.next ?? said, sentence.to);
  return Math.max(readOn(scope, members, skipComma(reading, next)), next);
}

/** "Tom and Eva, a married couple, …", "Tom and Viktor, old friends, …". */
function readPluralApposition(
  { reading, sentence, index, claims }: SentenceScope,
  members: Argument[],
  at: number,
): void {
  const { tokens, mentionAt } = reading;
  if (!/^[,:(–—=-]$/.test(tokenAt(tokens, at).text)) return;
  for (let next = at + 1; next < Math.min(at + 6, sentence.to); next++) {
    const { lower, kind } = tokenAt(tokens, next);
    if (kind !== 'word' || mentionAt[next] || /^(?:his|her|their)$/.test(lower)) return;
    const isWed = /^(?:couple|newlyweds|married|divorced|separated)$/.test(lower);
    const noun = isWed ? 'spouse' : isRelationPlural(lower) ? lower : lower === 'engaged' ? 'lovers' : undefined;
    if (!noun) continue;
    const isOfAnother = tokenAt(tokens, next + 1).lower === 'of';
    if (!isOfAnother)
      claims.relations.push(...claimPairs(members, { word: noun, span: phrase(reading, next, next).span }, index));
    return;
  }
}

/** "Boris, the mayor, and Anton were friends": the list goes on behind an apposition. */
function joinedAfter(scope: SentenceScope, at: number): MentionGroup | undefined {
  const { reading, sentence } = scope;
  const link = skipComma(reading, at);
  const kin = kinAfter(scope, link);
  if (kin) return kin;
  const mention = tokenAt(reading.tokens, link).lower === 'and' ? reading.mentionAt[link + 1] : undefined;
  if (!mention || mention.first !== link + 1 || tokenAt(reading.tokens, mention.last + 1).lower === "'s")
    return undefined;
  const group = readGroupAt(reading, mention, sentence.to);
  const members: Argument[] = group.members.map((each) => ({ mention: each }));
  return {
    members: group.members,
    next: Math.max(group.next, readSaid(scope, group.members.at(-1) ?? mention, members)),
  };
}

/** "Ana and her stepfather Tom hate each other": the second subject stands behind its noun. */
function kinAfter(scope: SentenceScope, link: number): MentionGroup | undefined {
  const { reading, sentence } = scope;
  const isKin =
    /^(?:and|&)$/.test(tokenAt(reading.tokens, link).lower) &&
    /^(?:his|her|their|the|a|an)$/.test(tokenAt(reading.tokens, link + 1).lower);
  const [found] = isKin ? (argumentAt(reading, link + 1, sentence.to)?.members ?? []) : [];
  if (!found || !('mention' in found)) return undefined;
  readBefore(scope, [found]);
  return { members: [found.mention], next: Math.max(found.mention.last + 1, readSaid(scope, found.mention)) };
}

/** After `'s`: a property, a copula, or something that is owned. Undefined when there is no clitic. */
function readOwned(scope: SentenceScope, mention: Mention): number | undefined {
  const { reading, index, sentence, claims } = scope;
  const clitic = tokenAt(reading.tokens, mention.last + 1);
  const isBare = /^['’]$/.test(clitic.text) && /s$/i.test(mention.name);
  if (clitic.lower !== "'s" && !isBare) return undefined;
  const after = mention.last + 2;
  const property = readProperty(reading, index, { mention }, after, sentence.to, claims);
  if (property > after) return property;
  if (isBare) return undefined;
  const isBehindCopula = /^(?:is|was|'s|are|were|be)$/.test(tokenAt(reading.tokens, mention.first - 1).lower);
  if (!isBehindCopula) readBefore(scope, [{ mention }]);
  return isCopula(reading, after) ? Math.max(readOn(scope, [{ mention }], mention.last + 1), after) : after;
}

/** "Wojtek's a plumber", "Cormac's 33": no possessive. */
function isCopula({ tokens }: Reading, at: number): boolean {
  const { kind, lower } = tokenAt(tokens, at);
  if (kind === 'number' || numberValue(lower) !== undefined || participleVerb(lower) !== undefined) return true;
  if (
    /^(?:a|an|the|not|now|in|from|about|around|actually|really|very|just|so|also|our|my|his|her|married|dead|only|always|never)$/.test(
      lower,
    )
  )
    return true;
  const next = tokenAt(tokens, at + 1);
  return isAdjective(lower) && !isPersonNoun(next.lower) && next.kind !== 'word';
}

function skipComma({ tokens }: Reading, at: number): number {
  return tokenAt(tokens, at).text === ',' ? at + 1 : at;
}

const INSERTION_REACH = 9;

/** "Stavros, the middle one, is 17": past an insertion that tells nothing, to its closing comma. */
function skipInsertion({ tokens, mentionAt }: Reading, at: number, to: number): number {
  if (tokenAt(tokens, at).text !== ',' || !/^(?:the|a|an|who|which|my|his|her)$/.test(tokenAt(tokens, at + 1).lower))
    return at;
  for (let next = at + 2; next < Math.min(at + INSERTION_REACH, to - 1); next++) {
    if (mentionAt[next] || /^[;:]$/.test(tokenAt(tokens, next).text)) return at;
    if (tokenAt(tokens, next).text !== ',') continue;
    return /^(?:is|'s|was|has|works|worked|turns)$/.test(tokenAt(tokens, next + 1).lower) ? next : at;
  }
  return at;
}
