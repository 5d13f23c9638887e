import type { CastRole, Span } from '@greenlight/schema';
import type { Gender } from './lexicon/person-nouns.ts';
import type { Argument, Phrase } from './reading.ts';

/** Something said of a person, with the words that say it. */
export type Fact =
  | { field: 'age'; value: number; span: Span; isAbout?: boolean }
  /** `isPast`: she "used to be" it, which what she is now outweighs. */
  | { field: 'occupation'; value: string; span: Span; isPast?: boolean }
  | { field: 'description' | 'trait' | 'alias'; value: string; span: Span }
  /** `isSurname`: it goes behind the name she has. */
  | { field: 'name'; value: string; span: Span; isSurname?: boolean }
  | { field: 'role'; value: CastRole; span: Span };

/** A relation noun with its owner, in apposition or after a copula: "her brother", "the mentor of Tom". */
export interface RelationNoun {
  word: string;
  owner: Argument;
  /** Further owners: the parents of "Tom and Ana have a son". */
  others?: Argument[];
  span: Span;
}

/** What a stretch of words says of somebody (or of a place). */
export interface Facts {
  facts: Fact[];
  /** First token after the stretch. */
  next: number;
  /** Only a person, or an animal, is spoken of like this. */
  isPersonal: boolean;
  relation?: RelationNoun;
  gender?: Gender;
  isAnimal?: boolean;
  /** Set when the words speak of a place: "a smoky coffee house in Vienna". */
  place?: { kind: string; description?: Phrase };
}
