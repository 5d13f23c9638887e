import { isOccupation } from './occupations.ts';
import { animals, personNouns } from './person-nouns.ts';
import { placeKinds } from './place-kinds.ts';
import { relationWord } from './relation-words.ts';
import { roleWords } from './roles.ts';

/** A noun, singular, that means a person or an animal. */
export function isAnimalOrPerson(lower: string): boolean {
  return isPersonNoun(lower) || animals.has(lower);
}

/** A noun, singular, that means a person by nature, work, kinship or part in the story. */
export function isPersonNoun(lower: string): boolean {
  return personNouns.has(lower) || roleWords.has(lower) || isOccupation(lower) || relationWord(lower) !== undefined;
}

/** A noun that means a place. */
export function isPlaceNoun(lower: string): boolean {
  return placeKinds.has(lower);
}
