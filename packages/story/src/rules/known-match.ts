import type { KnownName } from './known-names.ts';
import { isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { offices } from './lexicon/titles.ts';
import { foldWord, nameWords, withoutTitles } from './name-key.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

export interface Found {
  first: number;
  last: number;
  known?: KnownName;
  isLower?: boolean;
}

/** A known name typed in full, in any case. One ordinary word typed small is no name. */
export function matchKnown({ tokens, known }: Reading, sentence: Sentence, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (token.kind !== 'word' && token.kind !== 'emoji' && token.kind !== 'number') return undefined;
  let best: Found | undefined;
  for (const name of known.beginningWith(foldWord(token.text))) {
    const last =
      matchWords(tokens, sentence, at, name.words) ?? matchWords(tokens, sentence, at, withoutTitles(name.words));
    if (last === undefined || (best && last <= best.last)) continue;
    const isBare =
      last === at && token.shape === 'lower' && isOrdinaryWord(token.lower) && !standsAsName(tokens, sentence, at);
    const hasArticle = tokenAt(tokens, at - 1).lower === 'the';
    if (isBare && !(hasArticle && /^the /i.test(name.name)) && !(name.kind === 'location' && hasArticle)) continue;
    best = { first: at, last, known: name, isLower: token.shape === 'lower' };
  }
  return best;
}

/** `dev is jackies manager`: a known name that is a word as well, where a name stands and a noun would need its article. */
function standsAsName(tokens: Reading['tokens'], sentence: Sentence, at: number): boolean {
  const isHead = at === sentence.from || /^(?:[,;]|and|but)$/.test(tokenAt(tokens, at - 1).lower);
  return isHead && /^(?:is|was|has)$/.test(tokenAt(tokens, at + 1).lower);
}

function matchWords(tokens: Reading['tokens'], sentence: Sentence, at: number, words: string[]): number | undefined {
  let next = at;
  let last = at;
  for (const word of words) {
    if (
      word.endsWith('s') &&
      next < sentence.to &&
      foldWord(tokenAt(tokens, next).text) === word.slice(0, -1) &&
      tokenAt(tokens, next + 1).kind === 'clitic'
    ) {
      last = next + 1;
      next += 2;
      continue;
    }
    while (next < sentence.to && tokenAt(tokens, next).kind === 'mark' && /^[."“”']$/.test(tokenAt(tokens, next).text))
      next++;
    if (next >= sentence.to || foldWord(tokenAt(tokens, next).text) !== word) return undefined;
    last = next;
    next++;
  }
  return words.length > 0 ? last : undefined;
}

/** A known person's first or last name typed small. */
export function smallPart({ tokens, known }: Reading, at: number): Found | undefined {
  const token = tokenAt(tokens, at);
  if (token.kind !== 'word' || token.lower.length < 3) return undefined;
  const article = tokenAt(tokens, at - 1).lower;
  if (isOrdinaryWord(token.lower) && !(article === 'the' && offices.has(token.lower))) return undefined;
  const isOffice = article === 'the' && offices.has(token.lower);
  const part = known.byPart(foldWord(token.text)) ?? (isOffice ? known.byTitle(token.lower) : undefined);
  return part && (part.kind === 'character' || !isOrdinaryWord(token.lower))
    ? { first: at, last: at, known: part, isLower: token.shape === 'lower' }
    : undefined;
}

export function wordsOf(reading: Reading, first: number, last: number): string[] {
  return nameWords(phrase(reading, first, last).text);
}
