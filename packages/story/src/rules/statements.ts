import { readApposition } from './apposition.ts';
import type { Claims } from './claim.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { readGroupAt } from './mention-group.ts';
import { readPreceding } from './preceding-noun.ts';
import { addStatement, readPredicate } from './predicates.ts';
import { readProperty } from './property.ts';
import { type Argument, type Reading, tokenAt } from './reading.ts';
import { claimPairs } from './relation-claims.ts';
import type { Sentence } from './token.ts';

/** Reads what a sentence says of the people in it, from left to right. */
export function readStatements(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || !act) return;
  const isAsked = act.kind === 'create';
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
    if (clitic.lower === "'s") {
      readBefore(reading, sentence, index, members.slice(0, 1), claims);
      const next = readOn(reading, sentence, index, [{ mention }], mention.last + 1, claims, true);
      return Math.max(next, mention.last + 2);
    }
  }
  readBefore(reading, sentence, index, members, claims);
  if (group.members.length > 1) {
    let next = group.next;
    const last = group.members.at(-1);
    if (last) next = Math.max(next, readSaid(reading, sentence, index, last, isAsked, claims));
    return Math.max(readOn(reading, sentence, index, members, skipComma(reading, next), claims), next);
  }
  const next = readSaid(reading, sentence, index, mention, isAsked, claims);
  return Math.max(readOn(reading, sentence, index, members, skipComma(reading, next), claims), next);
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
    let next = at;
    if (tokenAt(tokens, next).text === ',') next++;
    if (/^(?:and|but|then|who)$/.test(tokenAt(tokens, next).lower)) next++;
    if (next === at || next >= sentence.to || reading.mentionAt[next]) return at;
    at = next;
  }
  return at;
}
