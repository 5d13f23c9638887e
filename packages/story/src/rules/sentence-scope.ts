import { readApposition } from './apposition.ts';
import type { Claims } from './claim.ts';
import { readBound } from './copula.ts';
import type { Fact } from './fact.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { offices } from './lexicon/titles.ts';
import { readGroupAt } from './mention-group.ts';
import { type Preceding, readPreceding } from './preceding-noun.ts';
import { addStatement, type Predicate, skipAdverbs } from './predicate.ts';
import { readPredicate } from './predicates.ts';
import { type Argument, belief, type Mention, type Reading, tokenAt } from './reading.ts';
import { claimPairs } from './relation-claims.ts';
import type { Sentence } from './token.ts';

/** One sentence being read, and where what it says is put. */
export interface SentenceScope {
  reading: Reading;
  sentence: Sentence;
  index: number;
  /** The writer asks for records, so that a bare word after a name fills a field. */
  isAsked: boolean;
  claims: Claims;
}

export function predicateOf({ reading, sentence, index, claims }: SentenceScope, subjects: Argument[]): Predicate {
  return { reading, subjects, to: sentence.to, sentence: index, claims };
}

/** Puts on record what stands right after a name. Returns the token after it. */
export function readSaid(scope: SentenceScope, mention: Mention, all: readonly Argument[] = []): number {
  const { reading, sentence, isAsked } = scope;
  if (isRealm(reading, mention)) return mention.last + 1;
  const said = readApposition(reading, mention, sentence.to, isAsked);
  for (const stretch of said.stretches) {
    const isOfAll = stretch.relation?.word.endsWith('s') && all.length > 1;
    addStatement(predicateOf(scope, isOfAll ? [...all] : [{ mention }]), stretch);
  }
  for (let at = mention.last + 1; at < said.next; at++)
    if (tokenAt(reading.tokens, at).lower === 'who') readBonds(scope, mention, at + 1);
    else if (/^[,)]$/.test(tokenAt(reading.tokens, at).text)) readBoundAside(scope, mention, at + 1);
  return said.next;
}

/** "King of Bohemia, 31": what follows is said of who reigns there. */
function isRealm({ tokens }: Reading, { first }: Mention): boolean {
  return tokenAt(tokens, first - 1).lower === 'of' && offices.has(tokenAt(tokens, first - 2).lower);
}

/** "Giulia, who loves Hugo": of a relative clause the bonds and the living are kept, the rest is description already. */
function readBonds(scope: SentenceScope, mention: Mention, at: number): void {
  const aside: Claims = { statements: [], relations: [] };
  readPredicate(predicateOf({ ...scope, claims: aside }, [{ mention }]), at);
  scope.claims.relations.push(...aside.relations);
  scope.claims.statements.push(...aside.statements.filter(({ facts }) => facts.facts.some(isOccupation)));
}

/** "Jasper, 30, in love with Wren", "Jasper (30), is engaged to Wren": of what reads like an apposition, whom it binds. */
function readBoundAside(scope: SentenceScope, mention: Mention, at: number): void {
  const { tokens, mentionAt } = scope.reading;
  const aside: Claims = { statements: [], relations: [] };
  const from = /^(?:is|was|'s)$/.test(tokenAt(tokens, at).lower) ? at + 1 : at;
  if (mentionAt[from]) return;
  readBound(predicateOf({ ...scope, claims: aside }, [{ mention }]), from);
  scope.claims.relations.push(...aside.relations);
}

function isOccupation({ field }: Fact): boolean {
  return field === 'occupation' || field === 'age';
}

/** Puts on record what stands right before a name, or a list of names. */
export function readBefore(scope: SentenceScope, members: Argument[]): void {
  const { reading, sentence, index } = scope;
  const [first] = members;
  if (!first || !('mention' in first)) return;
  const isOrder =
    reading.acts[index]?.kind === 'update' && tokenAt(reading.tokens, first.mention.first - 1).text === ',';
  if (isOrder) return;
  const before = readPreceding(reading, sentence, first.mention);
  if (belief(first.mention.place) >= 0.7 && before.stretches.every((stretch) => !stretch.place)) return;
  for (const stretch of before.stretches) addStatement(predicateOf(scope, [first]), stretch);
  if (before.plural) readPluralBefore(scope, members, before.plural);
}

/** "The sisters Ana and Eva", "her sons Gus and Otto", "twelve-year-old twins Bea and Ned". */
function readPluralBefore(
  scope: SentenceScope,
  members: Argument[],
  { owner, word, span, ages }: NonNullable<Preceding['plural']>,
): void {
  const { index, claims } = scope;
  if (ages) addStatement(predicateOf(scope, members), { facts: ages, next: 0, isPersonal: true });
  if (!owner) claims.relations.push(...claimPairs(members, { word, span }, index));
  const relation = relationWord(word);
  if (!owner || !relation) return;
  for (const member of members) {
    const [from, to] = relation.inverse ? [owner, member] : [member, owner];
    claims.relations.push({ from, to, type: relation.type, word, span, weight: 0.82, sentence: index });
  }
}

/** The same noun over a list that goes on behind an insertion: "Two old friends, Hamid (71) and Jacques (69)". */
export function readPluralOver(scope: SentenceScope, members: Argument[]): void {
  const [first] = members;
  if (!first || !('mention' in first)) return;
  const { plural } = readPreceding(scope.reading, scope.sentence, first.mention);
  if (plural) readPluralBefore(scope, members, plural);
}

/** The verb phrases of one subject, one after another: "is 28, works as a nurse and lives in Berlin". */
export function readOn(scope: SentenceScope, subjects: Argument[], from: number): number {
  const { reading, sentence } = scope;
  const { tokens, mentionAt } = reading;
  let at = from;
  for (let turn = 0; turn < 8; turn++) {
    const end = readPredicate(predicateOf(scope, subjects), at);
    if (end <= at) return turn === 0 ? readBecoming(scope, subjects, at) : at;
    const object = mentionAt[end];
    at = object && object.first === end ? readObject(scope, object) : end;
    let next = at;
    if (tokenAt(tokens, next).text === ',') next++;
    if (/^(?:and|but|then|who)$/.test(tokenAt(tokens, next).lower)) next++;
    if (next === at || next >= sentence.to || mentionAt[next]) return at;
    at = next;
  }
  return at;
}

const BECOMING_REACH = 12;

/** "Ana quit her job and became a nun", "sells her boat, then works as a cook": past a verb that tells nothing, the same subject's next. */
function readBecoming(scope: SentenceScope, subjects: Argument[], from: number): number {
  const { reading, sentence } = scope;
  const { tokens, mentionAt } = reading;
  for (let at = from + 1; at < Math.min(from + BECOMING_REACH, sentence.to - 1); at++) {
    if (mentionAt[at] || /^(?:he|she|they|it|who|that|which)$/.test(tokenAt(tokens, at).lower)) return from;
    if (!/^(?:and|then|,|but)$/.test(tokenAt(tokens, at).lower)) continue;
    const verb = skipAdverbs(reading, at + 1, sentence.to);
    const isWed =
      /^(?:got|gets|get)$/.test(tokenAt(tokens, verb).lower) &&
      /^(?:married|engaged|divorced)$/.test(tokenAt(tokens, verb + 1).lower);
    if (!isWed && !/^(?:became|becomes|works|worked|married)$/.test(tokenAt(tokens, verb).lower)) continue;
    const end = readPredicate(predicateOf(scope, subjects), verb);
    return end > verb ? end : from;
  }
  return from;
}

/** What is said of the one a verb ends in: "hates Viktor, a spy, and …". */
export function readObject(scope: SentenceScope, mention: Mention): number {
  const group = readGroupAt(scope.reading, mention, scope.sentence.to);
  readBefore(
    scope,
    group.members.map((each) => ({ mention: each })),
  );
  return Math.max(group.next, readSaid({ ...scope, isAsked: false }, group.members.at(-1) ?? mention));
}
