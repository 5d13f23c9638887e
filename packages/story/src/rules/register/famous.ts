import { famousFigures, famousPeople, famousWorks, worksNamedLikePeople } from '../lexicon/famous-names.ts';
import { filmPeople, filmTitles } from '../lexicon/films.ts';
import { gazetteerKind } from '../lexicon/gazetteer.ts';
import { givenNameGender } from '../lexicon/given-names.ts';
import { isPersonNoun } from '../lexicon/noun-kinds.ts';
import { isOrdinaryWord } from '../lexicon/ordinary-words.ts';
import { finiteVerb } from '../lexicon/person-verbs.ts';
import { type Reading, tokenAt } from '../reading.ts';
import type { Token } from '../token.ts';

const PEOPLE = 2;
const WORKS = 1.6;
const FIGURES = 1.2;
/** "In Rebecca, the housekeeper …": what follows is of that work. */
const SET_IN = 3;
const LONGEST = 5;

/** The words that such names begin with: nearly all others are passed over at once. */
const openers = new Set(
  [famousPeople, filmPeople, famousFigures, famousWorks, filmTitles, worksNamedLikePeople].flatMap((names) =>
    [...names].map((name) => /^[^ .'’-]+(?:-[^ ]+)?/.exec(name)?.[0] ?? name),
  ),
).add('the');

/** How much it weighs that a sentence names film makers, other works, or figures of other works. */
export function weighFamous(reading: Reading, index: number): number {
  const sentence = reading.sentences[index];
  let most = isPitch(reading, index) ? PITCH : 0;
  for (let at = sentence?.from ?? 0; at < (sentence?.to ?? 0); at++) most = Math.max(most, weighAt(reading, at));
  return most;
}

/** "Chinatown in Aberdeen.", "Lear on an oil rig": a name, a preposition and what comes of it, and no more said. */
function isPitch({ tokens, sentences }: Reading, index: number): boolean {
  const sentence = sentences[index];
  if (!sentence || index > 0 || sentence.to - sentence.from > MOST_OF_PITCH || sentence.closing === ':') return false;
  const words = tokens.slice(sentence.from, sentence.to);
  if (words.some(({ kind, quoted, lower }) => kind !== 'word' || quoted || finiteVerb(lower) !== undefined))
    return false;
  const at = words.findIndex(({ lower }) => /^(?:in|on|at|with|meets|for)$/.test(lower));
  return at >= 1 && at <= 3 && words.slice(0, at).every(({ shape }) => shape === 'capital');
}

const MOST_OF_PITCH = 6;
const PITCH = 1.4;

function isWork(text: string): boolean {
  return famousWorks.has(text) || filmTitles.has(text.replace(/^the /, ''));
}

function isSetIn(tokens: Reading['tokens'], at: number): boolean {
  return tokenAt(tokens, at - 1).lower === 'in' && /^(?:|\.|,|!|\?|like|as)$/.test(tokenAt(tokens, at - 2).lower);
}

/** "The mother in Roma", "the cop in Seven": somebody of a work whose title is a name or a plain word. */
function isFigureIn(tokens: Reading['tokens'], at: number): boolean {
  const isNoun = isPersonNoun(tokenAt(tokens, at - 2).lower) && tokenAt(tokens, at - 3).lower === 'the';
  return isNoun && tokenAt(tokens, at - 1).lower === 'in';
}

function weighAt(reading: Reading, at: number): number {
  const { tokens, mentionAt } = reading;
  const first = tokenAt(tokens, at);
  if (!openers.has(first.lower) || first.kind !== 'word' || first.quoted || mentionAt[at]?.known) return 0;
  const isSet = first.shape !== 'lower' && isSetIn(tokens, at);
  let text = '';
  for (let length = 1; length <= LONGEST; length++) {
    const token = tokenAt(tokens, at + length - 1);
    if (token.kind === 'newline' || token.text === '') return 0;
    if (token.text === ',' && length > 1) continue;
    text += (length === 1 || token.text === '.' || token.kind === 'clitic' ? '' : ' ') + token.lower;
    if (isPartOfName(reading, at, length)) continue;
    if (isSet && (isWork(text) || famousFigures.has(text) || worksNamedLikePeople.has(text))) return SET_IN;
    if (first.shape !== 'lower' && isFigureIn(tokens, at) && worksNamedLikePeople.has(text) && !gazetteerKind(text))
      return WORKS;
    const weight = length > 1 || isTelling(first) ? weightOf(text, first.shape === 'lower') : 0;
    if (weight > 0) return weight;
  }
  return 0;
}

/** A capital word that is neither a word of every day nor anybody's first name. */
function isTelling({ shape, lower }: Token): boolean {
  return shape !== 'lower' && !isOrdinaryWord(lower) && givenNameGender(lower) === undefined;
}

/** The words lie inside a longer name: "Judge Samuel Beckett" is nobody famous. */
function isPartOfName({ tokens, mentionAt }: Reading, at: number, length: number): boolean {
  const mention = mentionAt[at];
  if (mention === undefined) return false;
  const start = tokenAt(tokens, mention.first).lower === 'the' ? mention.first + 1 : mention.first;
  return start < at || mention.last >= at + length;
}

function weightOf(text: string, isSmall: boolean): number {
  if (famousPeople.has(text) || filmPeople.has(text)) return PEOPLE;
  if (!isSmall && isWork(text) && text.length > 4) return WORKS;
  return famousFigures.has(text) ? FIGURES : 0;
}
