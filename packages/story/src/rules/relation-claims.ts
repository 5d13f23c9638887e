import type { RelationClaim } from './claim.ts';
import type { Facts } from './fact.ts';
import { gazetteerKind } from './lexicon/gazetteer.ts';
import { isOccupation } from './lexicon/occupations.ts';
import { type RelationWord, relationWord } from './lexicon/relation-words.ts';
import type { Argument } from './reading.ts';

/** "Kofi is her brother": the bearer of the noun is related to its owners; "her pupil Kofi" turns it round. */
export function claimsFromNoun(bearer: Argument, facts: Facts, sentence: number, weight = 0.82): RelationClaim[] {
  const noun = facts.relation;
  const word = noun && ownedBond(noun.word);
  if (!noun || !word) return [];
  const isOfPlace = 'mention' in noun.owner && !relationWord(lastWord(noun.word)) && isTown(noun.owner.mention.name);
  if (isOfPlace) return [];
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

/** What a noun binds to its owner: kin, a bond, or by any other work ("her clerk") somebody of hers. */
export function ownedBond(noun: string): RelationWord | undefined {
  const last = lastWord(noun);
  const bond = relationWord(noun) ?? relationWord(last);
  if (bond) return bond;
  if (/^(?:boys?|lads?)$/.test(last)) return { type: 'family', gender: 'male' };
  if (/^(?:girls?|lass)$/.test(last)) return { type: 'family', gender: 'female' };
  return isOccupation(last) || /^(?:fence|lookout|muse|fixer|contact)$/.test(last)
    ? { type: 'colleague', gender: 'any' }
    : undefined;
}

function lastWord(noun: string): string {
  return noun.split(' ').at(-1) ?? '';
}

/** "Delhi's designers" are nobody's. */
function isTown(name: string): boolean {
  return gazetteerKind(name.toLowerCase()) !== undefined;
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
