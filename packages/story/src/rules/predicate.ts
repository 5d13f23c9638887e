import type { RelationshipType, Span } from '@greenlight/schema';
import type { Claims } from './claim.ts';
import type { Facts } from './fact.ts';
import { type Argument, type Reading, tokenAt } from './reading.ts';
import { claimsFromNoun } from './relation-claims.ts';

/** A verb phrase about to be read: whose it is, where the sentence ends, and where the claims go. */
export interface Predicate {
  reading: Reading;
  subjects: Argument[];
  /** The sentence's end. */
  to: number;
  sentence: number;
  claims: Claims;
}

const adverbs =
  /^(?:also|now|then|still|just|really|actually|always|both|secretly|only|once|even|all|never|ever|currently|finally|suddenly|soon|too|therefore|maybe|probably|originally|already|simply|later|rather|[a-z]{3,}ly)$/;

/** The first token that is no adverb. */
export function skipAdverbs({ tokens }: Reading, at: number, to: number): number {
  let next = at;
  while (next < to && adverbs.test(tokenAt(tokens, next).lower)) next++;
  return next;
}

/** True for a word that may stand between a verb and its complement. */
export function isAdverb(lower: string): boolean {
  return adverbs.test(lower);
}

/** Puts on record what is said of the subjects, with the bonds it names. */
export function addStatement({ subjects, sentence, claims }: Predicate, facts: Facts): void {
  claims.statements.push({ subjects, facts, sentence });
  for (const subject of subjects) claims.relations.push(...claimsFromNoun(subject, facts, sentence));
}

export interface Bond {
  type: RelationshipType;
  word: string;
  span: Span;
  weight: number;
  /** The object bears the relation to the subject. */
  inverse?: boolean | undefined;
}

/** Binds every subject to every object. */
export function addBonds({ subjects, sentence, claims }: Predicate, objects: readonly Argument[], bond: Bond): void {
  const { inverse, ...rest } = bond;
  for (const subject of subjects)
    for (const object of objects)
      claims.relations.push({ from: inverse ? object : subject, to: inverse ? subject : object, ...rest, sentence });
}
