import type { Claims } from './claim.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { readGroupAt } from './mention-group.ts';
import { belief, type Mention, phrase, type Reading, tokenAt } from './reading.ts';

const WHICH =
  /^(?:first|second|third|last|eldest|oldest|youngest|only|old|older|elder|younger|little|big|late|ex|best|new|former|childhood|long-time)$/;
const REACH = 4;
const SURE = 0.6;

/** "Mateo, 50, wife Inés (48), son Ramiro", "Mateo: wife Inés", "Mateo, cop; partner: Inés", "First wife Inés. Second wife Pilar.": kin without an owner is the topic's. */
export function readBareKin(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence) return;
  const { tokens, mentionAt } = reading;
  for (let at = sentence.from; at < sentence.to - 1; at++) {
    const { lower, quoted } = tokenAt(tokens, at);
    const bond = quoted || mentionAt[at] ? undefined : relationWord(lower);
    if (!bond || bond.type === 'mentor' || (bond.type === 'colleague' && !/^(?:boss|partner)s?$/.test(lower))) continue;
    const name = /^[:=(]$/.test(tokenAt(tokens, at + 1).text) ? at + 2 : at + 1;
    const named = mentionAt[name];
    if (!named || named.first !== name || named.other || !isBare(reading, at, sentence.from)) continue;
    const topic = topicOf(reading, index, at);
    if (!topic || topic.name === named.name) continue;
    const members = readGroupAt(reading, named, sentence.to).members;
    const { span } = phrase(reading, at, at);
    for (const mention of lower.endsWith('s') ? members : [named])
      claims.relations.push({
        from: { mention },
        to: { mention: topic },
        type: bond.type,
        word: lower,
        span,
        weight: 0.74,
        sentence: index,
      });
  }
}

/** A mark, "and" or nothing stands before it, "first" and the like aside. */
function isBare({ tokens, mentionAt }: Reading, noun: number, from: number): boolean {
  let at = noun - 1;
  while (at >= from && WHICH.test(tokenAt(tokens, at).lower) && !mentionAt[at]) at--;
  if (at < from) return true;
  const { kind, text, lower } = tokenAt(tokens, at);
  return (kind === 'mark' && /^[,;:(–—-]$/.test(text)) || lower === 'and' || lower === 'with';
}

/** Who is named first in the sentence, or else in the nearest one before that was not begun by kin. */
function topicOf(
  { tokens, mentionAt, mentions, sentences }: Reading,
  index: number,
  noun: number,
): Mention | undefined {
  for (let earlier = index; earlier >= Math.max(0, index - REACH); earlier--) {
    const from = sentences[earlier]?.from ?? 0;
    const end = earlier === index ? noun : (sentences[earlier]?.to ?? from);
    const start = tokenAt(tokens, from);
    const isKin =
      !mentionAt[from] &&
      (relationWord(start.lower) !== undefined ||
        (WHICH.test(start.lower) && relationWord(tokenAt(tokens, from + 1).lower) !== undefined));
    if (isKin) continue;
    const here = mentions.filter(({ first, other }) => first >= from && first < end && !other);
    const opening = earlier === index && here[0] && here[0].first < from + 3 ? here[0] : undefined;
    const topic = opening ?? here.find(({ person }) => belief(person) >= SURE) ?? here[0];
    if (topic || end - from > 1) return topic && mentionAt[topic.first];
  }
  return undefined;
}
