import type { RelationClaim } from './claim.ts';

/** What a bond is called: no article left over from what follows ("afraid of the"), and nothing that only says the type again ("enemies"). */
export function wordsOfBond({ word, type }: Pick<RelationClaim, 'word' | 'type'>): string | undefined {
  const said = word.replace(/(?: (?:the|an?|his|her|their|its))+$/, '').trim();
  const isTypeAgain = said === type || said === `${type}s` || said.replace(/ies$/, 'y') === type;
  return said === '' || isTypeAgain ? undefined : said;
}
