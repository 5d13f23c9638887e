import { isAdjective } from './adjective.ts';
import { recordNouns } from './lexicon/act-words.ts';
import { numberValue } from './lexicon/number-words.ts';
import { isListedOccupation, isOccupation, looksLikeTrade } from './lexicon/occupations.ts';
import { isOrdinaryWord } from './lexicon/ordinary-words.ts';
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
  if (pair && isListedOccupation(pair) && !isOccupation(word))
    return { kind: 'occupation', first: before ?? last, last };
  if (isOccupation(word)) return { kind: 'occupation', first: last, last };
  if (relationWord(word)) return { kind: 'relation', first: last, last };
  if (personNouns.has(word)) return { kind: 'person', first: last, last };
  if (animals.has(word)) return { kind: 'animal', first: last, last };
  if (recordNouns.get(word)?.kind === 'characters') return { kind: 'person', first: last, last };
  if (placeKinds.has(word)) return { kind: 'place', first: last, last };
  const first = words[0] ?? last;
  const isTold = /^(?:a|an|the)$/.test(tokenAt(tokens, first - 1).lower) || isBehindAge(tokens, first - 1);
  return isTold && looksLikeTrade(word) && !isOrdinaryWord(word) && !isAdjective(word)
    ? { kind: 'occupation', first: last, last }
    : undefined;
}

/** "Vesna, 33, safecracker": where the age is told the work follows. */
function isBehindAge(tokens: Reading['tokens'], mark: number): boolean {
  const { kind, lower } = tokenAt(tokens, mark - 1);
  const value = kind === 'number' ? Number(lower) : numberValue(lower);
  return /^[,./]$/.test(tokenAt(tokens, mark).text) && value !== undefined && value > 5 && value < 110;
}
