import type { RelationshipType, Span } from '@greenlight/schema';
import type { Facts } from './fact.ts';
import type { Argument } from './reading.ts';

/** Something a sentence says of one or more people, before it is known who a pronoun means. */
export interface Statement {
  subjects: Argument[];
  facts: Facts;
  sentence: number;
}

/** `from` is `type` of `to`. */
export interface RelationClaim {
  from: Argument;
  to: Argument;
  type: RelationshipType;
  /** The word that says it: "brother", "hates". */
  word: string;
  span: Span;
  weight: number;
  sentence: number;
}

/** All that sentences say of people. */
export interface Claims {
  statements: Statement[];
  relations: RelationClaim[];
}
