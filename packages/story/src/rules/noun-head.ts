import { recordNouns } from './lexicon/act-words.ts';
import { isOccupation } from './lexicon/occupations.ts';
import { animals, personNouns } from './lexicon/person-nouns.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { roleWords } from './lexicon/roles.ts';
import { type Reading, tokenAt } from './reading.ts';

export interface Head {
  kind: 'role' | 'occupation' | 'relation' | 'person' | 'animal' | 'place';
  first: number;
  last: number;
}

export function headOf({ tokens }: Reading, words: readonly number[]): Head | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const before = words.at(-2);
  const word = tokenAt(tokens, last).lower;
  const pair = before !== undefined && before === last - 1 ? `${tokenAt(tokens, before).lower} ${word}` : '';
  if (pair && roleWords.has(pair)) return { kind: 'role', first: before ?? last, last };
  if (roleWords.has(word) && word !== 'star' && word !== 'lead') return { kind: 'role', first: last, last };
  if (word === 'lead' && words.length <= 2) return { kind: 'role', first: last, last };
  if (pair && (relationWord(pair) || placeKinds.has(pair)))
    return { kind: relationWord(pair) ? 'relation' : 'place', first: before ?? last, last };
  if (isOccupation(word)) return { kind: 'occupation', first: last, last };
  if (relationWord(word)) return { kind: 'relation', first: last, last };
  if (personNouns.has(word)) return { kind: 'person', first: last, last };
  if (animals.has(word)) return { kind: 'animal', first: last, last };
  if (recordNouns.get(word)?.kind === 'characters') return { kind: 'person', first: last, last };
  return placeKinds.has(word) ? { kind: 'place', first: last, last } : undefined;
}
