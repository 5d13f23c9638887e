import { isAdjective } from './adjective.ts';
import type { Claims } from './claim.ts';
import { numberValue } from './lexicon/number-words.ts';
import { type Mention, phrase, type Reading, tokenAt } from './reading.ts';
import { ownedBond } from './relation-claims.ts';

const GAP = 9;

/** "Mirela (36) his wife", "Mr. Onodera 58 her boss", "Luka (7) theirs", "Holm. 60. Her fence.": what somebody is to the one named before. */
export function readOwnKin(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence) return;
  for (const mention of reading.mentions) {
    if (mention.sentence !== index || mention.other) continue;
    addKin(reading, mention, behindAge(reading, mention.last + 1, sentence.to), index, claims);
  }
  const topic = topicBefore(reading, index);
  if (topic) addKin(reading, topic, sentence.from, index, claims);
}

function addKin(reading: Reading, bearer: Mention, at: number, sentence: number, claims: Claims): void {
  const { tokens, sentences } = reading;
  const to = sentences[sentence]?.to ?? at;
  const { lower, quoted } = tokenAt(tokens, at);
  if (quoted || at >= to) return;
  const noun =
    lower === 'theirs' ? at : /^(?:his|her|their)$/.test(lower) ? nounBehind(reading, at + 1, to) : undefined;
  const word = noun === undefined ? '' : lower === 'theirs' ? 'child' : tokenAt(tokens, noun).lower;
  const bond = ownedBond(word);
  if (noun === undefined || !bond) return;
  const own = { mention: bearer };
  const [from, other] = bond.inverse ? [{ pronoun: at }, own] : [own, { pronoun: at }];
  const { span } = phrase(reading, noun, noun);
  claims.relations.push({ from, to: other, type: bond.type, word, span, weight: 0.78, sentence });
}

/** The noun of "her old boss", when nothing but a mark or a place stands behind it. */
function nounBehind({ tokens, mentionAt }: Reading, from: number, to: number): number | undefined {
  for (let at = from; at < Math.min(from + 4, to); at++) {
    const { lower, kind } = tokenAt(tokens, at);
    if (kind !== 'word' || mentionAt[at]) return undefined;
    const next = tokenAt(tokens, at + 1);
    const isLast =
      at + 1 >= to || next.kind === 'mark' || /^(?:and|but|who|at|in|from|with|since|for)$/.test(next.lower);
    if (isLast) return ownedBond(lower) && !mentionAt[at + 2] ? at : undefined;
    const isBefore =
      isAdjective(lower) || ownedBond(lower) !== undefined || /^(?:best|ex|own|only|younger|older)$/.test(lower);
    if (!isBefore) return undefined;
  }
  return undefined;
}

/** Past an age, in brackets or not, and the marks around it. */
function behindAge({ tokens, mentionAt }: Reading, from: number, to: number): number {
  let at = from;
  while (at < Math.min(from + GAP, to) && !mentionAt[at]) {
    const { kind, lower, text } = tokenAt(tokens, at);
    const isAge =
      kind === 'number' || numberValue(lower) !== undefined || /^(?:aged?|years?|old|yo|yrs|=)$/.test(lower);
    if (!isAge && !(kind === 'mark' && /^[,()[\]:–—-]$/.test(text))) break;
    at++;
  }
  return at;
}

/** "Holm. 60. Her fence.": the sentence is the noun alone, and goes on about the name that began one right before. */
function topicBefore({ tokens, mentionAt, sentences }: Reading, index: number): Mention | undefined {
  const here = sentences[index];
  if (!here || here.to - here.from > 5 || !/^(?:his|her|theirs?)$/.test(tokenAt(tokens, here.from).lower))
    return undefined;
  for (let at = here.from; at < here.to; at++) if (mentionAt[at]) return undefined;
  for (let earlier = index - 1; earlier >= Math.max(0, index - 3); earlier--) {
    const topic = mentionAt[sentences[earlier]?.from ?? -1];
    if (topic) return topic.other ? undefined : topic;
  }
  return undefined;
}
