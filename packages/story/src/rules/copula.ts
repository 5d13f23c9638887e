import { readAge } from './age.ts';
import { argumentAt, type FoundArgument } from './argument.ts';
import { bindAll } from './bond-idioms.ts';
import { capitalize } from './capitalize.ts';
import { readDeed } from './deeds.ts';
import { readSegment } from './fact-segment.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { occupationOfPlural } from './lexicon/occupations.ts';
import { finiteVerb, participleVerb } from './lexicon/person-verbs.ts';
import { isRelationPlural, relationPhrases, relationWord } from './lexicon/relation-words.ts';
import { readLivelihood, readRelativeLivelihood } from './livelihood.ts';
import { readGroupAt } from './mention-group.ts';
import { isKinAlone } from './noun-group.ts';
import { isOwnerLink, readNounPhrase } from './noun-phrase.ts';
import { addBonds, addStatement, type Predicate, skipAdverbs } from './predicate.ts';
import { severalWords } from './pronouns.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';
import { claimPairs } from './relation-claims.ts';
import { readPassive, readRelationVerb } from './relation-verbs.ts';
import { readState } from './states.ts';

/** Forms of "to be" and "to become", and the sign people write for it. */
export const copulas = /^(?:=|is|'s|was|are|'re|were|be|become|becomes|became|being|been)$/;

/** Reads what comes after "is". Returns the token after it. */
export function readCopula(predicate: Predicate, at: number): number {
  const { reading, to } = predicate;
  const { tokens, mentionAt } = reading;
  const adverbless = skipAdverbs(reading, at, to);
  const number = /^(?:older|younger)$/.test(tokenAt(tokens, adverbless).lower) ? adverbless + 2 : to;
  const compared = /^[:,–—-]$/.test(tokenAt(tokens, adverbless + 1).text) ? readAge(tokens, number, to) : undefined;
  if (compared?.value !== undefined) return readStretches(predicate, number);
  const isMore = tokenAt(tokens, adverbless).lower === 'more' && readAge(tokens, adverbless + 1, to) !== undefined;
  const from = isMore ? adverbless + 1 : adverbless;
  const isLikened = tokenAt(tokens, from).lower === 'like' && /^(?:a|an)$/.test(tokenAt(tokens, from + 1).lower);
  const likened = isLikened ? readNounRelation(predicate, from + 1) : undefined;
  if (likened !== undefined) return likened;
  const isDenied = /^(?:not|no|never|like|n't|going|about|here|there|so)$/.test(tokenAt(tokens, from).lower);
  if (isDenied && !readAge(tokens, from, to)) return from;
  const bound = readBound(predicate, from);
  if (bound !== undefined) return readFurther(predicate, bound);
  const verb =
    readPassive(predicate, tokenAt(tokens, from).lower === 'being' ? from + 1 : from) ??
    readLivelihood(predicate, from) ??
    (tokenAt(tokens, from).lower === 'turning' ? readState(predicate, from) : undefined) ??
    (isVerbal(reading, from) || tokenAt(tokens, from).lower === 'knowing'
      ? (readRelationVerb(predicate, at - 1) ??
        (tokenAt(tokens, at - 1).lower === 'been' ? readDeed(predicate, at - 1) : undefined))
      : undefined);
  if (verb !== undefined) return verb;
  const plural = readPluralWork(predicate, from) ?? readPlural(predicate, from);
  if (plural !== undefined) return plural;
  const owner = mentionAt[from];
  const isOwner = owner && (tokenAt(tokens, owner.last + 1).lower === "'s" || isKinAlone(reading, owner.last + 1, to));
  if (owner && !isOwner) return from;
  const isPartOfList = /^(?:are|were|'re)$/.test(tokenAt(tokens, at - 1).lower) && isSingle(predicate);
  return isPartOfList ? from : readStretches(predicate, from);
}

/** What binds without a verb: `in love with Ana`, `in the same class as Tom`, `the mentor of Eva`. */
export function readBound(predicate: Predicate, from: number): number | undefined {
  return readRelationPhrase(predicate, from) ?? readSameGroup(predicate, from) ?? readNounRelation(predicate, from);
}

/** `is hunting`, `is forced to`, `is supposed to`: the copula only helps a verb. */
function isVerbal({ tokens }: Reading, at: number): boolean {
  const { lower } = tokenAt(tokens, at);
  return participleVerb(lower) !== undefined || /^(?:forced|supposed|going|about|arranged)$/.test(lower);
}

/** "… the mother of Gus and the widow of Otto": the copula carries on. */
function readFurther(predicate: Predicate, end: number): number {
  const { tokens, mentionAt } = predicate.reading;
  const mention = mentionAt[end];
  const after = mention ? readGroupAt(predicate.reading, mention, predicate.to).next : end;
  const isMore =
    tokenAt(tokens, after).lower === 'and' && /^(?:a|an|the|his|her|also)$/.test(tokenAt(tokens, after + 1).lower);
  return isMore && after < predicate.to ? readCopula(predicate, after + 1) : end;
}

function isSingle({ subjects }: Predicate): boolean {
  return subjects.length === 1 && subjects[0] !== undefined && 'mention' in subjects[0];
}

/** `a journalist from Berlin, 28, and stubborn`. */
function readStretches(predicate: Predicate, from: number): number {
  const { reading, to } = predicate;
  const { tokens } = reading;
  let at = from;
  let end = from;
  for (let turn = 0; turn < 10 && at < to; turn++) {
    if (turn > 0 && startsAnew(reading, at, to)) break;
    const segment = readSegment(reading, at, to);
    if (!segment || segment.next <= at) break;
    bindDefiniteKin(predicate, at, segment.next);
    const facts = isLongAgo(predicate, from, segment.next)
      ? { ...segment, facts: segment.facts.filter(({ field }) => field !== 'age') }
      : segment;
    addStatement(predicate, facts);
    if (!segment.facts.some((fact) => fact.field === 'occupation')) readRelativeLivelihood(predicate, at, segment.next);
    end = segment.next;
    at = end;
    const bound = readRelationPhrase(predicate, at);
    if (bound !== undefined) return bound;
    const word = tokenAt(tokens, at);
    if (word.text === ',' || word.text === ';' || word.lower === 'and' || word.lower === 'but') at++;
    else if (!/^(?:with|from|who|in|actually|now|aged|a|an|\d+)$/.test(word.lower)) break;
    if (tokenAt(tokens, at).lower === 'and') at++;
  }
  return end;
}

/** "Since he was ten", "she was nine when the war began": an age of the past. */
function isLongAgo({ reading: { tokens } }: Predicate, from: number, next: number): boolean {
  if (!/^(?:was|were)$/.test(tokenAt(tokens, from - 1).lower)) return false;
  if (/^(?:when|then)$/.test(tokenAt(tokens, next).lower)) return true;
  return [2, 3, 4].some((back) =>
    /^(?:since|when|until|till|before|while|if)$/.test(tokenAt(tokens, from - back).lower),
  );
}

const definiteKin =
  /^(?:husband|wife|son|daughter|brother|sister|mother|father|mom|mum|dad|grandmother|grandfather|uncle|aunt)$/;

/** "Tom is the father": whose, the topic so far tells. */
function bindDefiniteKin(predicate: Predicate, at: number, next: number): void {
  const { tokens } = predicate.reading;
  const noun = at + 1;
  const isDefinite = tokenAt(tokens, at).lower === 'the' && definiteKin.test(tokenAt(tokens, noun).lower);
  if (!isDefinite || next !== noun + 1 || !isSingle(predicate)) return;
  const { text, span } = phrase(predicate.reading, noun, noun);
  addBonds(predicate, [{ pronoun: at }], { type: 'family', word: text.toLowerCase(), span, weight: 0.7 });
}

/** After a comma or "and", another clause or another person begins. */
function startsAnew({ tokens, mentionAt }: Reading, at: number, to: number): boolean {
  const mention = mentionAt[at];
  if (mention && tokenAt(tokens, mention.last + 1).lower !== "'s") return true;
  const here = tokenAt(tokens, at).lower;
  if (/^(?:he|she|they|it|i|we|you|there|this|that|then|so|when|if)$/.test(here)) return true;
  if (!mention && !/^(?:his|her|their|the|a|an|my|our)$/.test(here)) return false;
  for (let next = at + 1; next < Math.min(at + 10, to); next++) {
    const { lower, kind } = tokenAt(tokens, next);
    if (kind === 'mark' || /^(?:who|that|which|whose)$/.test(lower)) return false;
    if (copulas.test(lower) || (finiteVerb(lower) !== undefined && next > at + 1 && !isPersonNoun(lower))) return true;
  }
  return false;
}

/** `married to Ana`, `in love with Luca`, `jealous of Rafael`. */
function readRelationPhrase(predicate: Predicate, from: number): number | undefined {
  const { reading, to } = predicate;
  for (let length = 4; length >= 1; length--) {
    if (from + length >= to) continue;
    const words = reading.tokens.slice(from, from + length).map((each) => each.lower);
    const plain = words.filter((each) => !/^(?:secretly|deeply|madly|still|very|the|a|once)$/.test(each));
    const relation = relationPhrases.get(words.join(' ')) ?? relationPhrases.get(plain.join(' '));
    const target = relation && argumentAt(reading, from + length, to);
    const isMutual = relation && predicate.subjects.length > 1 && isEachOther(reading, from + length);
    if (isMutual)
      bindAll(predicate, { ...relation, word: words.join(' '), span: phrase(reading, from, from).span, weight: 0.8 });
    if (isMutual) return from + length + 2;
    if (!relation || !target) continue;
    addBonds(predicate, target.members, {
      ...relation,
      word: words.join(' '),
      span: phrase(reading, from, from + length - 1).span,
      weight: 0.85,
    });
    return target.next;
  }
  return undefined;
}

function isEachOther({ tokens }: Reading, at: number): boolean {
  const pair = `${tokenAt(tokens, at).lower} ${tokenAt(tokens, at + 1).lower}`;
  return pair === 'each other' || pair === 'one another';
}

/** `in the same class as Tom`, `on the same team like Ana`. */
function readSameGroup(predicate: Predicate, from: number): number | undefined {
  const { reading, to } = predicate;
  const words = reading.tokens.slice(from, from + 5).map((each) => each.lower);
  if (!/^(?:in|on|at|from) the same \S+ (?:as|like|with|of)$/.test(words.join(' '))) return undefined;
  const target = argumentAt(reading, from + 5, to);
  if (!target) return undefined;
  const type = /^(?:class|school|street|village|year|grade|choir|dorm|building)$/.test(words[3] ?? '')
    ? 'friend'
    : 'colleague';
  addBonds(predicate, target.members, {
    type,
    word: words.slice(0, 4).join(' '),
    span: phrase(reading, from, from + 3).span,
    weight: 0.66,
  });
  return target.next;
}

/** `the mentor of Tom`, `best friends with Ana`. */
function readNounRelation(predicate: Predicate, from: number): number | undefined {
  const { reading, to, subjects, sentence, claims } = predicate;
  const { tokens, mentionAt } = reading;
  for (let at = from; at < Math.min(from + 5, to - 1); at++) {
    const { kind, lower } = tokenAt(tokens, at);
    if (kind !== 'word' || mentionAt[at] || lower === 'her' || lower === 'his') return undefined;
    const relation = relationWord(lower);
    if (
      !relation ||
      !(/^(?:of|to|with)$/.test(tokenAt(tokens, at + 1).lower) || isOwnerLink(tokens, mentionAt, at + 1))
    )
      continue;
    const target = argumentAt(reading, pastKin(reading, at + 2), to) ?? ownerOf(reading, at + 2);
    if (!target) return undefined;
    addBonds(predicate, target.members, {
      type: relation.type,
      inverse: relation.inverse,
      word: lower,
      span: phrase(reading, at, at).span,
      weight: 0.85,
    });
    const facts = readNounPhrase(reading, from, at + 1)?.facts.filter((fact) => fact.field === 'age') ?? [];
    claims.statements.push({ subjects, facts: { facts, next: at + 1, isPersonal: true }, sentence });
    return target.next;
  }
  return undefined;
}

/** `the godfather of Ana's son`: as good as hers. */
function ownerOf({ tokens, mentionAt }: Reading, at: number): FoundArgument | undefined {
  const mention = mentionAt[at];
  const isKin =
    mention?.first === at &&
    tokenAt(tokens, mention.last + 1).lower === "'s" &&
    relationWord(tokenAt(tokens, mention.last + 2).lower)?.type === 'family';
  return isKin ? { members: [{ mention }], next: mention.last + 3 } : undefined;
}

/** `the son of the uncle of Ana`: past the kin in between. */
function pastKin({ tokens }: Reading, at: number): number {
  const isBetween =
    /^(?:the|a|his|her)$/.test(tokenAt(tokens, at).lower) &&
    relationWord(tokenAt(tokens, at + 1).lower)?.type === 'family' &&
    tokenAt(tokens, at + 2).lower === 'of';
  return isBetween ? at + 3 : at;
}

/** `sisters`, `best friends`, `once lovers`, `in love`, `married`: said of several at once. */
function readPlural(predicate: Predicate, from: number): number | undefined {
  const { reading, to, subjects, sentence, claims } = predicate;
  const { tokens, mentionAt } = reading;
  for (let at = from; at < Math.min(from + 5, to); at++) {
    const { kind, lower } = tokenAt(tokens, at);
    if (kind !== 'word' || mentionAt[at]) return undefined;
    const noun = pluralNoun(lower, tokenAt(tokens, at - 1).lower) ?? pairNoun(predicate, at);
    if (!noun) continue;
    if (/^(?:to|with|of)$/.test(tokenAt(tokens, at + 1).lower) && noun !== lower) return undefined;
    const { span } = phrase(reading, at, at);
    const [only] = subjects;
    if (subjects.length > 1) claims.relations.push(...claimPairs(subjects, { word: noun, span }, sentence));
    else if (!only || 'mention' in only || !severalWords.test(tokenAt(tokens, only.pronoun).lower)) return undefined;
    else
      claims.relations.push({
        from: only,
        to: only,
        type: relationWord(noun)?.type ?? 'other',
        word: noun,
        span,
        weight: 0.8,
        sentence,
      });
    return at + 1;
  }
  return undefined;
}

/** "They are both nurses", "Ana and Tom are fishermen": the work of each. */
export function readPluralWork(predicate: Predicate, from: number): number | undefined {
  const { reading, to, subjects } = predicate;
  const [only] = subjects;
  const isSeveral =
    subjects.length > 1 ||
    (only !== undefined && 'pronoun' in only && severalWords.test(tokenAt(reading.tokens, only.pronoun).lower));
  if (!isSeveral) return undefined;
  for (let at = from; at < Math.min(from + 4, to); at++) {
    const { kind, lower } = tokenAt(reading.tokens, at);
    if (kind !== 'word' || reading.mentionAt[at]) return undefined;
    const work = occupationOfPlural(lower);
    if (!work) continue;
    const words = phrase(reading, from, at);
    const before = words.text.slice(0, words.text.length - lower.length).replace(/^(?:both|all|two|the) /i, '');
    const fact = { field: 'occupation' as const, value: capitalize(before + work), span: words.span };
    addStatement(predicate, { facts: [fact], next: at + 1, isPersonal: true });
    return at + 1;
  }
  return undefined;
}

/** "Husband and wife", "boss and assistant", and "they are brother" of those who learned English late. */
function pairNoun({ reading: { tokens }, to }: Predicate, at: number): string | undefined {
  const { lower } = tokenAt(tokens, at);
  if (!relationWord(lower)) return undefined;
  const isPair = tokenAt(tokens, at + 1).lower === 'and' && relationWord(tokenAt(tokens, at + 2).lower) !== undefined;
  const isAlone =
    /^(?:are|were|'re)$/.test(tokenAt(tokens, at - 1).lower) &&
    (at + 1 >= to || tokenAt(tokens, at + 1).kind === 'mark');
  return isPair || isAlone ? lower : undefined;
}

function pluralNoun(word: string, before: string): string | undefined {
  if (/^(?:married|divorced|marry|wed)$/.test(word)) return 'spouse';
  if (word === 'engaged' || (word === 'item' && before === 'an') || word === 'dating') return 'lovers';
  if (
    word === 'couple' ||
    (/^(?:thing|together)$/.test(word) && /^(?:a|are|'re|back|now|finally|been|were)$/.test(before))
  )
    return 'lovers';
  if (word === 'feuding' || word === 'enemies') return 'enemies';
  if (word === 'competing') return 'rivals';
  if (word === 'inseparable') return 'friends';
  if (word === 'love' && before === 'in') return 'lovers';
  return isRelationPlural(word) ? word : undefined;
}
