import { readAge } from './age.ts';
import { ageFacts } from './age-facts.ts';
import type { Fact, Facts } from './fact.ts';
import { readSegment } from './fact-segment.ts';
import { recordNouns } from './lexicon/act-words.ts';
import { isPlainGivenName } from './lexicon/given-names.ts';
import { isAnimalOrPerson, isPlaceNoun } from './lexicon/noun-kinds.ts';
import { numberValue } from './lexicon/number-words.ts';
import { isOccupationPlural } from './lexicon/occupations.ts';
import { isFunctionWord } from './lexicon/ordinary-words.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { isRelationPlural, relationWord } from './lexicon/relation-words.ts';
import { roleWords } from './lexicon/roles.ts';
import { foldWord } from './name-key.ts';
import { readNounPhrase } from './noun-phrase.ts';
import { type Argument, type Mention, phrase, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

/** What the words before a name say of it: "the retired judge Ada", "her brother, Kofi", "our lead is a cook, Soledad". */
export interface Preceding {
  stretches: Facts[];
  /** A plural noun over the whole list: "the sisters Ana and Eva". */
  plural?: { word: string; span: [number, number]; owner?: Argument; ages?: Fact[] };
}

const REACH = 14;

export function readPreceding(reading: Reading, sentence: Sentence, mention: Mention): Preceding {
  const result: Preceding = { stretches: [] };
  let end = gapBefore(reading, sentence, mention.first);
  for (let turn = 0; turn < 3 && end > sentence.from; turn++) {
    const found = nounEndingAt(reading, sentence, end, end === mention.first);
    if (!found || (end < mention.first && isToldOfAnother(reading, found.first))) break;
    if (
      found.facts.place &&
      tokenAt(reading.tokens, end).text === ':' &&
      end < mention.first &&
      !/^(?:location|place|setting)$/.test(found.facts.place.kind)
    )
      break;
    const isStaged =
      found.facts.place !== undefined &&
      end < mention.first &&
      tokenAt(reading.tokens, end).text === ',' &&
      (isPlainGivenName(foldWord(mention.name)) ||
        finiteVerb(tokenAt(reading.tokens, mention.last + 1).lower) !== undefined);
    if (isStaged || (found.facts.place && hasCopula(reading, found.first, end))) break;
    const isOneOfSeveral =
      tokenAt(reading.tokens, end).text === ':' &&
      end < mention.first &&
      tokenAt(reading.tokens, found.first - 1).lower === 'and' &&
      !found.plural;
    if (isOneOfSeveral) break;
    if (found.plural) result.plural = found.plural;
    else result.stretches.push(found.facts);
    const before = tokenAt(reading.tokens, found.first - 1).lower;
    if (found.first === sentence.from && tokenAt(reading.tokens, end).text === ':' && !found.facts.relation)
      giveTopic(reading, found);
    const has = hasBefore(reading, sentence, found.first);
    if (has !== undefined) giveOwner(reading, sentence, { ...found, first: has + 1 }, result, found.first);
    const isListed = before === ',' && !found.plural;
    if (!isListed && !/^(?:is|'s|was|are|be|were|will|becomes)$/.test(before)) break;
    end = beforeModal(reading, sentence, found.first - 1);
    if (isListed && !endsInRole(reading, end)) break;
  }
  return result;
}

function hasCopula({ tokens }: Reading, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) if (/^(?:is|was|are|were)$/.test(tokenAt(tokens, at).lower)) return true;
  return false;
}

/** "The villain should be a banker called Tom": where the words before "should be" end. */
function beforeModal({ tokens }: Reading, sentence: Sentence, end: number): number {
  const isModal =
    /^(?:be)$/.test(tokenAt(tokens, end).lower) &&
    /^(?:should|must|will|would|could|can|to|might)$/.test(tokenAt(tokens, end - 1).lower);
  return isModal && end - 1 > sentence.from ? end - 1 : end;
}

/** "a minor character, the postman Mr Finch": only a part in the story goes on before the comma. */
function endsInRole({ tokens }: Reading, end: number): boolean {
  const word = tokenAt(tokens, end - 1).lower;
  const isOwnedKin =
    relationWord(word) !== undefined &&
    [2, 3].some((back) => /^(?:'s|his|her|their)$/.test(tokenAt(tokens, end - back).lower));
  return isOwnedKin || roleWords.has(word) || recordNouns.get(word)?.kind === 'characters';
}

/** "Julio is the gardener, Tomasa the cook": the noun is Julio's. */
function isToldOfAnother({ tokens, mentionAt }: Reading, first: number): boolean {
  if (!/^(?:is|'s|was)$/.test(tokenAt(tokens, first - 1).lower)) return false;
  const isApart = tokenAt(tokens, first - 2).text === ',' && mentionAt[first - 3] !== undefined;
  return isApart || mentionAt[first - 2] !== undefined;
}

/** Where the words before the name end: marks and "named" do not count. */
function gapBefore({ tokens }: Reading, sentence: Sentence, first: number): number {
  let end = first;
  while (end > sentence.from) {
    const token = tokenAt(tokens, end - 1);
    const isGap =
      (token.kind === 'mark' && /^[,:"“«'‘–—=(-]$/.test(token.text)) ||
      /^(?:named|called|nicknamed|dubbed|simply|is|was|'s|are|be)$/.test(token.lower) ||
      (token.lower === 'name' && end < first && isNameOf(tokenAt(tokens, end - 2).lower)) ||
      (/^(?:call|name)$/.test(token.lower) && /^(?:is|'s|was)$/.test(tokenAt(tokens, end - 2).lower)) ||
      (token.lower === 'names' && tokenAt(tokens, end - 2).lower === 'with') ||
      (token.lower === 'with' && /^names?$/.test(tokenAt(tokens, end).lower));
    const isArticle = token.lower === 'the' && end === first && /^[,:]$/.test(tokenAt(tokens, end - 2).text);
    if (!isGap && !isArticle && !token.quoted) break;
    end--;
  }
  return end;
}

/** "Her sister's name is Ana", "her sister name is Ana". */
function isNameOf(before: string): boolean {
  return before === "'s" || relationWord(before) !== undefined || roleWords.has(before) || before === 'character';
}

interface Ending {
  facts: Facts;
  first: number;
  plural?: Preceding['plural'];
}

/** The noun phrase that ends right before `end`, the longest that parses. */
function nounEndingAt(reading: Reading, sentence: Sentence, end: number, isClose: boolean): Ending | undefined {
  const { tokens, mentionAt } = reading;
  for (let first = end - 1; first >= sentence.from && end - first <= REACH; first--) {
    const token = tokenAt(tokens, first);
    if (token.kind === 'newline' || token.quoted || (token.kind === 'mark' && /^[;:()]$/.test(token.text)))
      return undefined;
    const owner = mentionAt[first];
    if (owner && first === owner.first && !/^(?:'s|['’])$/.test(tokenAt(tokens, owner.last + 1).lower)) {
      if (!/^(?:of|to)$/.test(tokenAt(tokens, first - 1).lower)) return undefined;
      continue;
    }
    if (!isPhraseStart(reading, sentence, first, end)) continue;
    const plural = readPlural(reading, first, end);
    if (plural) return { facts: { facts: [], next: end, isPersonal: true }, first, plural };
    if (end - first === 1 && (token.kind === 'number' || numberValue(token.lower) !== undefined)) continue;
    const facts = readSegment(reading, first, end);
    if (
      facts &&
      facts.next >= end &&
      (facts.isPersonal || facts.place) &&
      (!isClose || readNounPhrase(reading, first, end)?.next === end)
    )
      return { facts, first };
    if (
      /^(?:a|an|the|his|her|their|our|my|another)$/.test(token.lower) &&
      tokenAt(tokens, first - 1).lower !== 'of' &&
      end - first > 6
    )
      return undefined;
  }
  return undefined;
}

function isPhraseStart({ tokens, mentionAt }: Reading, sentence: Sentence, first: number, end: number): boolean {
  const token = tokenAt(tokens, first);
  if (mentionAt[first]) return mentionAt[first]?.first === first;
  if (token.kind !== 'word' && token.kind !== 'number') return false;
  if (/^(?:a|an|the|his|her|their|our|my|another|two|three|some|one)$/.test(token.lower))
    return tokenAt(tokens, first - 1).lower !== 'of';
  if (isFunctionWord(token.lower)) return false;
  const before = tokenAt(tokens, first - 1);
  const isBare =
    first === sentence.from ||
    before.kind === 'mark' ||
    (isFunctionWord(before.lower) &&
      !/^(?:a|an|the|his|her|their|our|my|another|of|little|old|own|other|first|second|third|last|next|only|more|most|long|same|former|great|good|big)$/.test(
        before.lower,
      )) ||
    (before.kind === 'clitic' && mentionAt[first - 2] === undefined);
  return isBare && isAnimalOrPerson(tokenAt(tokens, end - 1).lower) && !isPlaceNoun(tokenAt(tokens, end - 1).lower);
}

/** `two sons`, `the sisters`, `her best friends`. */
function readPlural(reading: Reading, first: number, end: number): Ending['plural'] {
  const { tokens, mentionAt } = reading;
  const last = end - 1;
  const word = tokenAt(tokens, last).lower;
  if (end - first <= 4 && (word === 'couple' || word === 'newlyweds'))
    return { word: 'spouse', span: phrase(reading, last, last).span };
  if (end - first > 5 || !isRelationPlural(word) || (isOccupationPlural(word) && !relationWord(word))) return undefined;
  for (let at = first + 1; at < last; at++) if (tokenAt(tokens, at).kind === 'mark') return undefined;
  const plural: Ending['plural'] = { word, span: phrase(reading, last, last).span };
  const age = readAge(tokens, first, last) ?? readAge(tokens, first + 1, last);
  if (age?.value !== undefined && age.isExplicit)
    plural.ages = ageFacts(reading, age.next - first > 1 ? first : age.next - 1, age);
  const owner = mentionAt[first];
  if (owner) plural.owner = { mention: owner };
  else if (/^(?:his|her|their)$/.test(tokenAt(tokens, first).lower)) plural.owner = { pronoun: first };
  return plural;
}

/** `wife: Eva`: whose wife is known from what was said before. */
function giveTopic(reading: Reading, found: Ending): void {
  const last = found.facts.next - 1;
  const word = tokenAt(reading.tokens, last).lower;
  const relation = relationWord(word);
  if (relation?.type !== 'family' && relation?.type !== 'romantic') return;
  found.facts.relation = { word, owner: { pronoun: found.first }, span: phrase(reading, last, last).span };
}

/** "Rosalind has a twin sister, Celia": the subject of "has" is the owner. */
function giveOwner(reading: Reading, sentence: Sentence, found: Ending, result: Preceding, noun: number): void {
  const { tokens } = reading;
  const [owner, ...others] = subjectsBefore(reading, sentence, found.first - 2);
  if (!owner) return;
  if (result.plural) {
    result.plural.owner = owner;
    return;
  }
  for (let at = noun; at < found.facts.next; at++) {
    const word = tokenAt(tokens, at).lower;
    if (!relationWord(word) || found.facts.relation) continue;
    const end = tokenAt(tokens, at).end;
    found.facts.facts = found.facts.facts.filter(
      ({ field, span }) => field !== 'description' || span[1] < end || span[0] > end,
    );
    found.facts.relation = { word, owner, others, span: phrase(reading, at, at).span };
  }
}

const HAS_REACH = 14;

/** The "has" a noun hangs on: right before it, or before an earlier one of the list ("has a brother named Tom and a sister named Ana"). */
function hasBefore({ tokens, mentionAt }: Reading, sentence: Sentence, first: number): number | undefined {
  const isHas = (at: number) => /^(?:has|have|had|got|share|shares|expect|expects)$/.test(tokenAt(tokens, at).lower);
  if (isHas(first - 1)) return first - 1;
  if (!/^(?:and|,)$/.test(tokenAt(tokens, first - 1).lower)) return undefined;
  if (!/^(?:a|an|one|two|three|another)$/.test(tokenAt(tokens, first).lower)) return undefined;
  for (let at = first - 2; at > Math.max(sentence.from, first - HAS_REACH); at--) {
    if (isHas(at)) return mentionAt[first - 2] ? at : undefined;
    const { lower, kind } = tokenAt(tokens, at);
    if (mentionAt[at] || (kind === 'mark' && lower === ',') || /^(?:named|called)$/.test(lower)) continue;
    if (kind === 'mark' || copulaOrPronoun.test(lower)) return undefined;
  }
  return undefined;
}

const copulaOrPronoun = /^(?:is|'s|was|are|were|he|she|they|it|who|that|which|his|her|their)$/;

/** The subject of "has", or all of "Tom and Ana have". */
function subjectsBefore({ tokens, mentionAt }: Reading, sentence: Sentence, from: number): Argument[] {
  for (let at = from; at >= sentence.from && at > from - 4; at--) {
    const mention = mentionAt[at];
    if (mention) {
      const other = /^(?:and|&)$/.test(tokenAt(tokens, mention.first - 1).lower)
        ? mentionAt[mention.first - 2]
        : undefined;
      return other ? [{ mention: other }, { mention }] : [{ mention }];
    }
    if (/^(?:he|she|they|his|her)$/.test(tokenAt(tokens, at).lower)) return [{ pronoun: at }];
  }
  return [];
}
