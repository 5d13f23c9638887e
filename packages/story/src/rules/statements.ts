import { readApposition } from './apposition.ts';
import type { Claims } from './claim.ts';
import { readSegment } from './fact-segment.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { numberValue } from './lexicon/number-words.ts';
import { finiteVerb, participleVerb } from './lexicon/person-verbs.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { readGroupAt } from './mention-group.ts';
import { isAdjective } from './noun-phrase.ts';
import { readPreceding } from './preceding-noun.ts';
import { addStatement, readPredicate } from './predicates.ts';
import { readProperty } from './property.ts';
import { type Argument, belief, type Mention, type Reading, tokenAt } from './reading.ts';
import { claimPairs } from './relation-claims.ts';
import type { Sentence } from './token.ts';

/** Reads what a sentence says of the people in it, from left to right. */
export function readStatements(reading: Reading, index: number, claims: Claims): void {
  const before = claims.statements.length;
  readInOrder(reading, index, claims);
  readPassedOver(reading, index, claims, before);
}

/** Names inside what was read as description have their own appositions: "works in the Red Lion, a pub". */
function readPassedOver(reading: Reading, index: number, claims: Claims, from: number): void {
  const sentence = reading.sentences[index];
  if (!sentence) return;
  const told = new Set<Mention>();
  for (const { subjects } of claims.statements.slice(from))
    for (const each of subjects) if ('mention' in each) told.add(each.mention);
  for (const { from: one, to: other } of claims.relations)
    for (const each of [one, other]) if ('mention' in each) told.add(each.mention);
  for (const mention of reading.mentions) {
    if (mention.sentence !== index || told.has(mention) || mention.known) continue;
    readBefore(reading, sentence, index, [{ mention }], claims);
    readSaid(reading, sentence, index, mention, false, claims);
  }
}

function readInOrder(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act) return;
  const isAsked = act.kind === 'create';
  readEllipsis(reading, index, sentence, claims);
  for (let at = sentence.from; at < sentence.to; ) {
    const mention = reading.mentionAt[at];
    const token = tokenAt(reading.tokens, at);
    if (mention && mention.first === at) at = readFromMention(reading, sentence, index, at, isAsked, claims);
    else if (!token.quoted && /^(?:he|she|they)$/.test(token.lower))
      at = readOn(reading, sentence, index, [{ pronoun: at }], at + 1, claims);
    else if (!token.quoted && /^(?:his|her|their)$/.test(token.lower))
      at = Math.max(at + 1, readProperty(reading, index, { pronoun: at }, at + 1, sentence.to, claims));
    else at++;
  }
}

/** "Mrs Mori. 71. Lives alone.": a sentence without its subject goes on about the one before it. */
function readEllipsis(reading: Reading, index: number, sentence: Sentence, claims: Claims): void {
  const { tokens, mentionAt, acts } = reading;
  const first = tokenAt(tokens, sentence.from);
  if (index === 0 || mentionAt[sentence.from] || acts[index]?.kind !== 'tell' || first.quoted || first.kind === 'mark')
    return;
  const before = topicBefore(reading, index);
  if (!before) return;
  const subject: Argument = { mention: before };
  if (
    /^[:=]$/.test(tokenAt(tokens, sentence.from + 1).text) &&
    readProperty(reading, index, subject, sentence.from, sentence.to, claims) > sentence.from
  )
    return;
  if (first.kind === 'number' && sentence.isLineStart && sentence.to === sentence.from + 1 && sentence.closing === '.')
    return;
  if (
    first.kind === 'word' &&
    finiteVerb(first.lower)?.length !== undefined &&
    first.lower.endsWith('s') &&
    !isPersonNoun(first.lower)
  ) {
    readOn(reading, sentence, index, [subject], sentence.from, claims);
    return;
  }
  if (
    /^(?:he|she|they|it|i|we|his|her|their|my|our|the|this|that|there|here|one|two|some|then|and|so|but)$/.test(
      first.lower,
    )
  )
    return;
  const end = shortEnd(reading, sentence);
  const segment = readSegment(reading, sentence.from, end);
  const tells = segment?.facts.some(
    (fact) => fact.field === 'age' || fact.field === 'occupation' || fact.field === 'role',
  );
  if (!segment || !tells || segment.next < Math.min(end, sentence.from + 6)) return;
  for (let at = end + 1; at < Math.min(sentence.to, end + 6); at++)
    if (finiteVerb(tokenAt(tokens, at).lower) && first.kind !== 'number') return;
  addStatement(claims, [subject], segment, index);
}

/** Whom the sentences before speak of: the first name of the nearest one that has any, owners aside. */
function topicBefore({ tokens, mentions }: Reading, index: number): Mention | undefined {
  for (let earlier = index - 1; earlier >= Math.max(0, index - 4); earlier--) {
    const here = mentions.filter((mention) => mention.sentence === earlier && !mention.other);
    const topic = here.find((mention) => tokenAt(tokens, mention.last + 1).lower !== "'s") ?? here[0];
    if (topic) return topic;
  }
  return undefined;
}

/** The first comma, or the end. */
function shortEnd({ tokens }: Reading, sentence: Sentence): number {
  for (let at = sentence.from; at < sentence.to; at++) if (tokenAt(tokens, at).text === ',') return at;
  return sentence.to;
}

function readFromMention(
  reading: Reading,
  sentence: Sentence,
  index: number,
  at: number,
  isAsked: boolean,
  claims: Claims,
): number {
  const mention = reading.mentionAt[at];
  if (!mention) return at + 1;
  const group = readGroupAt(reading, mention, sentence.to);
  const members: Argument[] = group.members.map((each) => ({ mention: each }));
  const clitic = tokenAt(reading.tokens, mention.last + 1);
  if (clitic.lower === "'s" || (/^['’]$/.test(clitic.text) && /s$/i.test(mention.name))) {
    const property = readProperty(reading, index, { mention }, mention.last + 2, sentence.to, claims);
    if (property > mention.last + 2) return property;
    if (clitic.lower === "'s" && isCopula(reading, mention.last + 2)) {
      readBefore(reading, sentence, index, members.slice(0, 1), claims);
      const next = readOn(reading, sentence, index, [{ mention }], mention.last + 1, claims, true);
      return Math.max(next, mention.last + 2);
    }
    if (clitic.lower === "'s") {
      readBefore(reading, sentence, index, members.slice(0, 1), claims);
      return mention.last + 2;
    }
  }
  readBefore(reading, sentence, index, members, claims);
  if (group.members.length > 1) {
    let next = group.next;
    const last = group.members.at(-1);
    if (last && tokenAt(reading.tokens, next).text !== '=')
      next = Math.max(next, readSaid(reading, sentence, index, last, isAsked, claims));
    return Math.max(readOn(reading, sentence, index, members, skipComma(reading, next), claims), next);
  }
  const next = readSaid(reading, sentence, index, mention, isAsked, claims);
  return Math.max(readOn(reading, sentence, index, members, skipComma(reading, next), claims), next);
}

/** "Wojtek's a plumber", "Cormac's 33": no possessive. */
function isCopula({ tokens }: Reading, at: number): boolean {
  const next = tokenAt(tokens, at);
  return (
    next.kind === 'number' ||
    /^(?:a|an|the|not|now|in|from|about|around|actually|really|very|just|so|also|our|my|his|her|married|dead|only|always|never)$/.test(
      next.lower,
    ) ||
    numberValue(next.lower) !== undefined ||
    (isAdjective(next.lower) &&
      !isPersonNoun(tokenAt(tokens, at + 1).lower) &&
      tokenAt(tokens, at + 1).kind !== 'word') ||
    participleVerb(next.lower) !== undefined
  );
}

/** The apposition after a name. Returns the token after it. */
function readSaid(
  reading: Reading,
  sentence: Sentence,
  index: number,
  mention: NonNullable<Reading['mentionAt'][number]>,
  isAsked: boolean,
  claims: Claims,
): number {
  const said = readApposition(reading, mention, sentence.to, isAsked);
  for (const stretch of said.stretches) addStatement(claims, [{ mention }], stretch, index);
  return said.next;
}

function readBefore(reading: Reading, sentence: Sentence, index: number, members: Argument[], claims: Claims): void {
  const first = members[0];
  if (!first || !('mention' in first)) return;
  const before = readPreceding(reading, sentence, first.mention);
  if (belief(first.mention.place) >= 0.7 && before.stretches.every((stretch) => !stretch.place)) return;
  for (const stretch of before.stretches) addStatement(claims, [first], stretch, index);
  if (!before.plural) return;
  const { owner, word, span } = before.plural;
  if (!owner) claims.relations.push(...claimPairs(members, { word, span }, index));
  const relation = relationWord(word);
  if (!owner || !relation) return;
  for (const member of members)
    claims.relations.push({
      from: relation.inverse ? owner : member,
      to: relation.inverse ? member : owner,
      type: relation.type,
      word,
      span,
      weight: 0.82,
      sentence: index,
    });
}

function skipComma(reading: Reading, at: number): number {
  return tokenAt(reading.tokens, at).text === ',' ? at + 1 : at;
}

/** What is said of the one a verb ends in: "hates Viktor, a spy, and …". */
function readObject(reading: Reading, sentence: Sentence, index: number, mention: Mention, claims: Claims): number {
  const group = readGroupAt(reading, mention, sentence.to);
  readBefore(
    reading,
    sentence,
    index,
    group.members.map((each) => ({ mention: each })),
    claims,
  );
  const last = group.members.at(-1) ?? mention;
  return Math.max(group.next, readSaid(reading, sentence, index, last, false, claims));
}

/** The verb phrases of one subject, one after another: "is 28, works as a nurse and lives in Berlin". */
function readOn(
  reading: Reading,
  sentence: Sentence,
  index: number,
  subjects: Argument[],
  from: number,
  claims: Claims,
  needsVerb = false,
): number {
  const { tokens } = reading;
  let at = from;
  for (let turn = 0; turn < 8; turn++) {
    const end = readPredicate(reading, subjects, at, sentence.to, index, claims);
    if (end <= at) return needsVerb ? from : at;
    at = end;
    const object = reading.mentionAt[at];
    if (object && object.first === at) at = readObject(reading, sentence, index, object, claims);
    let next = at;
    if (tokenAt(tokens, next).text === ',') next++;
    if (/^(?:and|but|then|who)$/.test(tokenAt(tokens, next).lower)) next++;
    if (next === at || next >= sentence.to || reading.mentionAt[next]) return at;
    at = next;
  }
  return at;
}
