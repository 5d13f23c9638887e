import type { RelationClaim } from './claim.ts';
import type { Facts } from './fact.ts';
import { relationWord } from './lexicon/relation-words.ts';
import type { Argument } from './reading.ts';

/** "Kofi is her brother": the bearer of the noun is related to its owner; "her pupil Kofi" turns it round. */
export function claimFromNoun(
  bearer: Argument,
  facts: Facts,
  sentence: number,
  weight = 0.82,
): RelationClaim | undefined {
  const noun = facts.relation;
  const word = noun && (relationWord(noun.word) ?? relationWord(noun.word.split(' ').at(-1) ?? ''));
  if (!noun || !word) return undefined;
  const [from, to] = word.inverse ? [noun.owner, bearer] : [bearer, noun.owner];
  return { from, to, type: word.type, word: noun.word, span: noun.span, weight, sentence };
}

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
  return claims.slice(0, 30);
}
