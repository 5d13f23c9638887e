import { isAdjective } from './adjective.ts';
import type { Entity } from './entities.ts';
import { type Gender, personNouns } from './lexicon/person-nouns.ts';
import { finiteVerb } from './lexicon/person-verbs.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { readGroupAt } from './mention-group.ts';
import { type Argument, type Mention, type Reading, tokenAt } from './reading.ts';

/** Somebody who was named before, and so may be meant by a pronoun. */
export interface Antecedent {
  name: string;
  gender: Gender;
  /** Place in the conversation: greater is later. Earlier messages are below zero. */
  sentence: number;
  token: number;
  isSubject: boolean;
  /** Owns no kin, and seldom does what people do. */
  isAnimal?: boolean;
}

const genders: Record<string, Gender> = {
  he: 'male',
  him: 'male',
  his: 'male',
  she: 'female',
  her: 'female',
  hers: 'female',
};

/** Words for several people named before: "they", "the two", "both". */
export const severalWords = /^(?:they|them|their|theirs|two|pair|couple|both)$/;

/** The gender a pronoun asks for; `any` for "they" and "it". */
export function pronounGender(lower: string): Gender {
  return genders[lower] ?? 'any';
}

/** The people of this message as antecedents, in order. */
export function antecedentsOf(reading: Reading, of: ReadonlyMap<Mention, Entity>): Antecedent[] {
  const list: Antecedent[] = [];
  for (const mention of reading.mentions) {
    const entity = of.get(mention);
    if (entity?.kind !== 'person') continue;
    const isPossessor = tokenAt(reading.tokens, mention.last + 1).lower === "'s";
    list.push({
      name: entity.name,
      gender: entity.gender,
      sentence: mention.sentence,
      token: mention.first,
      isSubject: isFirstOfClause(reading, mention) && !isPossessor,
      isAnimal: entity.isAnimal,
    });
  }
  return list;
}

function isFirstOfClause(reading: Reading, mention: Mention): boolean {
  const from = reading.sentences[mention.sentence]?.from ?? 0;
  if (beginsClause(reading, mention)) return true;
  for (let at = mention.first - 1; at >= from; at--) {
    if (reading.mentionAt[at] || /^(?:his|her|their|he|she|they)$/.test(tokenAt(reading.tokens, at).lower))
      return false;
    if (/^(?:named|called)$/.test(tokenAt(reading.tokens, at).lower)) return true;
  }
  return true;
}

/** ", and tiny pete plays bass": behind "and" or "but" a name with a verb is a subject again. */
function beginsClause({ tokens, mentionAt }: Reading, mention: Mention): boolean {
  const verb = tokenAt(tokens, mention.last + 1).lower;
  if (finiteVerb(verb) === undefined && !/^(?:is|was)$/.test(verb)) return false;
  let at = mention.first - 1;
  if (!mentionAt[at] && isAdjective(tokenAt(tokens, at).lower)) at--;
  const isLinked = /^(?:and|but|while|then)$/.test(tokenAt(tokens, at).lower);
  return (isLinked && tokenAt(tokens, at - 1).text === ',') || tokenAt(tokens, at).text === ';';
}

/** Who a pronoun means: near before far, the subject of a sentence before others, never one of another gender. */
export function resolvePronoun(
  reading: Reading,
  at: number,
  antecedents: readonly Antecedent[],
  exclude: ReadonlySet<string> = new Set(),
): Antecedent | undefined {
  const wanted = pronounGender(tokenAt(reading.tokens, at).lower);
  const sentence = reading.sentences.findIndex((each) => at >= each.from && at < each.to);
  const isOrder = reading.acts[sentence]?.kind === 'update';
  let best: Antecedent | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const each of antecedents) {
    if (each.sentence > sentence || (each.sentence === sentence && each.token >= at) || exclude.has(each.name))
      continue;
    if (wanted !== 'any' && each.gender !== 'any' && each.gender !== wanted) continue;
    const isRightBefore =
      tokenAt(reading.tokens, at - 1).text === ',' && reading.mentionAt[at - 2]?.first === each.token;
    const score =
      (isRightBefore && each.sentence === sentence ? 4 : 0) +
      -4 * Math.min(sentence - each.sentence, 40) +
      (each.isSubject && !isOrder ? 3 : 0) -
      (each.isAnimal ? 6 : 0) +
      each.token / 10_000;
    if (score >= bestScore) {
      best = each;
      bestScore = score;
    }
  }
  return best && wanted !== 'any' && best.gender === 'any' && isAnotherNearer(reading, best, at, sentence, wanted)
    ? undefined
    : best;
}

/** "Kenji married Tachibana's sister. She's dead.": a nameless woman stands nearer than anybody who might be one. */
function isAnotherNearer(reading: Reading, best: Antecedent, at: number, sentence: number, wanted: Gender): boolean {
  const from = best.sentence < 0 ? (reading.sentences[Math.max(0, sentence - 1)]?.from ?? 0) : best.token;
  for (let index = from; index < at; index++) {
    if (reading.mentionAt[index]) continue;
    const word = tokenAt(reading.tokens, index).lower;
    const gender = personNouns.get(word) ?? relationWord(word)?.gender;
    if (gender !== wanted) continue;
    const next =
      reading.mentionAt[index + 1] ??
      reading.mentionAt[index + 2] ??
      reading.mentionAt[index - 1] ??
      reading.mentionAt[index - 2];
    if (!next) return true;
    if (tokenAt(reading.tokens, next.last + 1).lower === "'s" && next.last < index) return true;
  }
  return false;
}

/** The people "they" means: the last two named together or one after the other. */
export function resolveThey(
  reading: Reading,
  at: number,
  antecedents: readonly Antecedent[],
  exclude: ReadonlySet<string> = new Set(),
): Antecedent[] {
  const sentence = reading.sentences.findIndex((each) => at >= each.from && at < each.to);
  const found: Antecedent[] = [];
  for (const each of [...antecedents].reverse()) {
    if (each.sentence > sentence || (each.sentence === sentence && each.token >= at) || exclude.has(each.name))
      continue;
    if (found[0] && found[0].sentence - each.sentence > 1) break;
    if (!found.some((other) => other.name === each.name)) found.push(each);
    if (found.length === 2) break;
  }
  return listedWith(reading, found, antecedents) ?? found.reverse();
}

/** "Alvaro, Benigno and Celso. They are fishermen": all who were listed, when they are more than two. */
function listedWith(
  reading: Reading,
  found: readonly Antecedent[],
  antecedents: readonly Antecedent[],
): Antecedent[] | undefined {
  const [last] = found;
  if (!last || last.sentence < 0) return undefined;
  for (const mention of reading.mentions) {
    if (mention.sentence !== last.sentence || mention.first >= last.token) continue;
    const { members } = readGroupAt(reading, mention, reading.tokens.length);
    if (members.length < 3 || members.at(-1)?.first !== last.token) continue;
    const listed = members.flatMap(
      ({ first }) => antecedents.find(({ token, sentence }) => token === first && sentence >= 0) ?? [],
    );
    return listed.length === members.length ? listed : undefined;
  }
  return undefined;
}

/** True for an argument that is a pronoun. */
export function isPronoun(argument: Argument): argument is { pronoun: number } {
  return 'pronoun' in argument;
}
