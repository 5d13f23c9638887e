import { famousFigures, famousPeople, famousWorks } from '../lexicon/famous-names.ts';
import { filmPeople, filmTitles } from '../lexicon/films.ts';
import { givenNameGender } from '../lexicon/given-names.ts';
import { isOrdinaryWord } from '../lexicon/ordinary-words.ts';
import { type Reading, tokenAt } from '../reading.ts';

const PEOPLE = 2;
const WORKS = 1.6;
const FIGURES = 1.2;
/** "In Rebecca, the housekeeper …": what follows is of that work. */
const SET_IN = 3;
const LONGEST = 5;

/** How much it weighs that a sentence names film makers, other works, or figures of other works. */
export function weighFamous(reading: Reading, index: number): number {
  const sentence = reading.sentences[index];
  let most = 0;
  for (let at = sentence?.from ?? 0; at < (sentence?.to ?? 0); at++) most = Math.max(most, weighAt(reading, at));
  return most;
}

function isSetIn(tokens: Reading['tokens'], at: number): boolean {
  return tokenAt(tokens, at - 1).lower === 'in' && /^(?:|\.|,|!|\?|like|as)$/.test(tokenAt(tokens, at - 2).lower);
}

function weighAt({ tokens, mentionAt }: Reading, at: number): number {
  const first = tokenAt(tokens, at);
  if (first.kind !== 'word' || first.quoted || mentionAt[at]?.known) return 0;
  const mention = mentionAt[at];
  const isSmall = first.shape === 'lower';
  let text = '';
  for (let length = 1; length <= LONGEST; length++) {
    const token = tokenAt(tokens, at + length - 1);
    if (token.kind === 'newline' || token.text === '') return 0;
    text += (length === 1 || token.text === '.' || token.kind === 'clitic' ? '' : ' ') + token.lower;
    const isEnough =
      length > 1 || (!isSmall && !isOrdinaryWord(first.lower) && givenNameGender(first.lower) === undefined);
    if (!isEnough) continue;
    const isPart = mention !== undefined && (mention.first < at || mention.last >= at + length);
    if (isPart) continue;
    if (famousPeople.has(text) || filmPeople.has(text)) return PEOPLE;
    if (!isSmall && isSetIn(tokens, at) && (famousWorks.has(text) || filmTitles.has(text) || famousFigures.has(text)))
      return SET_IN;
    if (!isSmall && (famousWorks.has(text) || (filmTitles.has(text) && text.length > 4))) return WORKS;
    if (famousFigures.has(text)) return FIGURES;
  }
  return 0;
}
