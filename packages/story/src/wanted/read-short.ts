import type { ChangedKind } from '@greenlight/schema';
import { readAnswerWord } from '../turn/read-answer.ts';
import {
  type AnswerManner,
  countWords,
  isOwnStatement,
  none,
  reading,
  valuesOf,
  type WantedReading,
} from './answer-manner.ts';
import { isAskOfTheStudio } from './asks-of-the-studio.ts';
import { isNonAnswer } from './non-answers.ts';
import { readCount, readDuration, readMinutes } from './read-measure.ts';
import { readOptionValue, wholeOf } from './read-option.ts';
import { readCalling } from './read-person.ts';
import { readPhrase, readTitle } from './read-phrase.ts';

const genres =
  /\b(?:thriller|drama|comedy|rom-?com|horror|noir|western|romance|heist|mystery|whodunn?it|fantasy|sci-?fi|science fiction|documentary|musical|crime|adventure|action|biopic|satire|war (?:film|movie|story)|love story|ghost story|fairy ?tale|gothic|slasher|spy (?:film|story)|coming[- ]of[- ]age|period piece|mockumentary|melodrama|tragedy|farce|epic|dystopia|supernatural)\b/i;
const genreLead =
  /^\s*(?:(?:the|my|our) genre(?: is|:)?|genre:?|it['’]?s|it is|it should be|it will be|this is|make it)\s+/i;

/** A genre in a word or a few. */
export function readGenre(text: string, manner: AnswerManner): WantedReading {
  if (isOwnStatement(manner) || isNonAnswer(text) || isAskOfTheStudio(text)) return none;
  const { stance, isNamed, isExpected } = manner;
  const lead = genreLead.exec(text)?.[0] ?? '';
  const isKnown = genres.test(text) && (stance.kind !== 'chatter' || lead !== '');
  const isPlain = stance.kind === 'fragment' && isExpected;
  if (!isNamed && !isKnown && !isPlain) return none;
  const read = readPhrase(text.slice(lead.length), isNamed ? 12 : isKnown ? 6 : 4);
  return valuesOf(
    'genre',
    read && { value: read.value, span: [read.span[0] + lead.length, read.span[1] + lead.length] },
  );
}

const naming = /\b(?:called|titled|title|call it|named?)\b|^\s*["“]/i;

/** What something is called. */
export function readTitleAnswer(field: string, text: string, manner: AnswerManner): WantedReading {
  if (isOwnStatement(manner) || isNonAnswer(text)) return none;
  const { stance, isNamed, isExpected } = manner;
  const isTitle = naming.test(text) || (isExpected && stance.kind !== 'chatter' && isWrittenAsTitle(text));
  return isNamed || isTitle ? valuesOf(field, readTitle(text, 12)) : none;
}

/** Every word that weighs has a capital: "The Last Boat to Rye". */
function isWrittenAsTitle(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const isSmall = (word: string): boolean => /^(?:an?|the|of|to|in|on|at|and|or|for|from|with|by|is)$/.test(word);
  return words.length <= 8 && words.every((word, at) => (at > 0 && isSmall(word)) || !/^\p{Ll}/u.test(word));
}

/** Who somebody is: what she does for a living, or a line that could be nobody else. */
export function readCallingAnswer(text: string, manner: AnswerManner): WantedReading {
  if (isOwnStatement(manner) || isNonAnswer(text) || isAskOfTheStudio(text)) return none;
  const { stance, isNamed, isExpected } = manner;
  const isPronoun = /^\s*(?:she|he|they)\b/i.test(text);
  if (!isNamed) {
    if (stance.kind === 'chatter') return none;
    if (isPronoun && !isExpected) return reading;
    if (!isPronoun && stance.names.length > 0) return reading;
    if (!isExpected && !/^\s*an? /i.test(text)) return none;
  }
  const calling = readCalling(text);
  return calling ? { type: 'values', values: [calling] } : none;
}

/** One of a few, a measure, or yes: what is plain from the words alone, whatever else they could be. */
export function readPlain(
  kind: ChangedKind,
  field: string,
  text: string,
  manner: AnswerManner,
  options: readonly string[] = [],
): WantedReading {
  const most = manner.isNamed ? 20 : manner.isExpected ? 9 : 5;
  if (isOwnStatement(manner) || /\?\s*$/.test(text) || countWords(text) > most) return none;
  if (!manner.isNamed && manner.stance.names.length > 0) return none;
  switch (readerOf(field, options)) {
    case 'duration':
      return /^\s*\d{1,4}\s*$/.test(text)
        ? { type: 'unfit', why: 'Is that minutes or seconds? Say “2 minutes”, “90 seconds” or “1:30”.' }
        : valuesOf(field, readDuration(text));
    case 'minutes':
      return valuesOf(field, readMinutes(text));
    case 'count':
      return valuesOf(field, readCount(text));
    case 'flag':
      return readAnswerWord(text) === 'yes' || /^\s*(?:it is|resolved|done|yes[,. ].*)\s*[.!]*\s*$/i.test(text)
        ? valuesOf(field, { value: true, span: wholeOf(text) })
        : none;
    case 'option':
      return valuesOf(field, readOptionValue(kind, field, text, options));
  }
}

type PlainReader = 'duration' | 'minutes' | 'count' | 'flag' | 'option';

const counts: ReadonlySet<string> = new Set(['age', 'number']);
const flags: ReadonlySet<string> = new Set(['approved', 'resolved', 'blocking', 'interior']);
const closed: ReadonlySet<string> = new Set(['role', 'timeOfDay', 'status', 'shotSize', 'type', 'verdict']);

function readerOf(field: string, options: readonly string[]): PlainReader {
  if (field === 'runningTime') return 'duration';
  if (field === 'targetMinutes') return 'minutes';
  if (counts.has(field)) return 'count';
  return flags.has(field) && options.length === 0 ? 'flag' : 'option';
}

/** Whether a field holds one of a few, a measure or a yes. */
export function isPlainField(field: string, options: readonly string[] = []): boolean {
  return (
    options.length > 0 ||
    closed.has(field) ||
    counts.has(field) ||
    flags.has(field) ||
    /^(?:runningTime|targetMinutes)$/.test(field)
  );
}
