import type { RelationClaim } from './claim.ts';
import type { Facts } from './fact.ts';
import { relationWord } from './lexicon/relation-words.ts';
import type { Argument } from './reading.ts';

/** "Kofi is her brother": the bearer of the noun is related to its owners; "her pupil Kofi" turns it round. */
export function claimsFromNoun(bearer: Argument, facts: Facts, sentence: number, weight = 0.82): RelationClaim[] {
  const noun = facts.relation;
  const word = noun && (relationWord(noun.word) ?? relationWord(noun.word.split(' ').at(-1) ?? ''));
  if (!noun || !word) return [];
  return [noun.owner, ...(noun.others ?? [])].map((owner) => ({
    from: word.inverse ? owner : bearer,
    to: word.inverse ? bearer : owner,
    type: word.type,
    word: noun.word,
    span: noun.span,
    weight,
    sentence,
  }));
}

const MOST_PAIRS = 30;

/** "Ana and Eva are sisters": every pair, once. */
export function claimPairs(
  members: readonly Argument[],
  noun: { word: string; span: [number, number] },
  sentence: number,
  weight = 0.8,
): RelationClaim[] {
  const word = relationWord(noun.word);
  if (!word) return [];
  const claims: RelationClaim[] = [];
  for (const [index, from] of members.entries()) {
    for (const to of members.slice(index + 1, index + 6))
      claims.push({ from, to, type: word.type, word: noun.word, span: noun.span, weight, sentence });
  }
  return claims.slice(0, MOST_PAIRS);
}
