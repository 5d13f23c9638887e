import type { Claims } from './claim.ts';
import { bondNouns } from './lexicon/bond-nouns.ts';
import { readGroupAt } from './mention-group.ts';
import { type Mention, phrase, type Reading, tokenAt } from './reading.ts';

const REACH = 12;

/** "The rivalry between Ana and Tom", "between Irina and Oleg there is an old hate", "Ana and Tom's marriage": a bond by its noun. */
export function readBondsBetween(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence) return;
  for (let at = sentence.from; at < sentence.to; at++) {
    const first = reading.mentionAt[at];
    if (!first || first.first !== at) continue;
    const { members, next } = readGroupAt(reading, first, sentence.to);
    const pair = members.length === 2 ? members : (withOwner(reading, first) ?? withNoun(reading, first));
    const [from, to] = pair ?? [];
    if (!from || !to) continue;
    const end = Math.max(next, to.last + 1);
    const isBetween = [1, 2, 3].some((back) => tokenAt(reading.tokens, first.first - back).lower === 'between');
    const noun = isBetween
      ? (nounIn(reading, Math.max(sentence.from, first.first - 5), first.first - 1) ??
        nounIn(reading, end, Math.min(sentence.to, end + REACH)))
      : ownedNoun(reading, end);
    if (noun === undefined) continue;
    const type = bondNouns.get(tokenAt(reading.tokens, noun).lower) ?? 'other';
    const { text, span } = phrase(reading, noun, noun);
    claims.relations.push({
      from: { mention: from },
      to: { mention: to },
      type,
      word: text.toLowerCase(),
      span,
      weight: 0.72,
      sentence: index,
    });
  }
}

/** "Ana and Tom's": the second bears the clitic, which ends a list of names. */
function withOwner({ tokens, mentionAt }: Reading, first: Mention): [Mention, Mention] | undefined {
  const second = /^(?:and|&)$/.test(tokenAt(tokens, first.last + 1).lower) ? mentionAt[first.last + 2] : undefined;
  return second && tokenAt(tokens, second.last + 1).lower === "'s" ? [first, second] : undefined;
}

/** "Between the doctor Hanna and the nurse Iker". */
function withNoun({ tokens, mentionAt }: Reading, first: Mention): [Mention, Mention] | undefined {
  if (!/^(?:and|&)$/.test(tokenAt(tokens, first.last + 1).lower)) return undefined;
  if (!/^(?:the|his|her|a|an)$/.test(tokenAt(tokens, first.last + 2).lower)) return undefined;
  for (let at = first.last + 3; at < first.last + 6; at++) {
    const second = mentionAt[at];
    if (second) return [first, second];
  }
  return undefined;
}

const besides =
  /^(?:next door to|upstairs from|downstairs from|across (?:from|the (?:hall|street|road|landing) from)|opposite|above|below|beside|next to)$/;

/** "Upstairs from Walter lives Mrs Popescu": neighbours. */
export function readNeighbours(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence) return;
  const { tokens, mentionAt } = reading;
  const first = reading.mentions.find((mention) => mention.sentence === index);
  if (!first) return;
  const lead = phrase(reading, sentence.from, first.first - 1).text.toLowerCase();
  if (!besides.test(lead) || !/^(?:lives|lived|works|is)$/.test(tokenAt(tokens, first.last + 1).lower)) return;
  for (let at = first.last + 2; at < Math.min(first.last + 10, sentence.to); at++) {
    const second = mentionAt[at];
    if (!second) continue;
    const { span } = phrase(reading, sentence.from, first.first - 1);
    claims.relations.push({
      from: { mention: second },
      to: { mention: first },
      type: 'other',
      word: lead,
      span,
      weight: 0.68,
      sentence: index,
    });
    return;
  }
}

function nounIn({ tokens, mentionAt }: Reading, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    if (mentionAt[at]) return undefined;
    if (bondNouns.has(tokenAt(tokens, at).lower)) return at;
  }
  return undefined;
}

/** The noun after "'s", an adjective or two aside. */
function ownedNoun(reading: Reading, clitic: number): number | undefined {
  return tokenAt(reading.tokens, clitic).lower === "'s" ? nounIn(reading, clitic + 1, clitic + 4) : undefined;
}
