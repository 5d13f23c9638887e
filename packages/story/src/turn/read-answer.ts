import { castRole } from '@greenlight/schema';
import { findNumbers } from '../alignment/number-words.ts';
import { foldText } from '../names/name-key.ts';

/** What an answer says, whatever the question. */
export type AnswerWord = 'yes' | 'no' | 'skip' | 'unsure' | 'cancel';

const words: Record<AnswerWord, readonly string[]> = {
  yes: [
    'yes',
    'y',
    'yeah',
    'yep',
    'yup',
    'sure',
    'ok',
    'okay',
    'please',
    'please do',
    'do it',
    'add it',
    'add him',
    'add her',
    'add them',
    'add it now',
    'go ahead',
    'of course',
    'right',
    'correct',
    'absolutely',
    'definitely',
    'change it',
    'change them',
    'sure thing',
    'yes please',
    'yes add it',
    'yes do it',
    'yes change it',
    'yes go ahead',
    'ok add it',
    'please add it',
    'delete it',
    'yes delete it',
    'add the scene',
    'yes add the scene',
    'make them one',
    'yes make them one',
    'merge them',
    'yes merge them',
    'they are one',
    'they are the same',
    'same person',
  ],
  no: [
    'no',
    'n',
    'nope',
    'nah',
    'no thanks',
    'no thank you',
    'dont',
    'do not',
    'leave it',
    'keep it',
    'keep them',
    'leave it out',
    'no leave it',
    'no keep it',
    'dont add it',
    'no dont',
    'no dont add it',
    'dont delete it',
    'keep both',
    'keep them both',
    'no keep both',
    'dont merge them',
    'they are two',
    'leave them',
  ],
  skip: ['skip', 'skip it', 'skip this', 'skip that', 'pass', 'next', 'later', 'not now', 'maybe later'],
  unsure: ['i dont know', 'dont know', 'no idea', 'not sure', 'im not sure', 'i am not sure', 'i do not know'],
  cancel: ['cancel', 'cancel that', 'cancel it', 'never mind', 'nevermind', 'forget it', 'stop', 'stop asking'],
};

const meanings = new Map<string, AnswerWord>(
  (['yes', 'no', 'skip', 'unsure', 'cancel'] as const).flatMap((meaning) =>
    words[meaning].map((word): [string, AnswerWord] => [word, meaning]),
  ),
);

/** What a whole answer means, when it is nothing but such a word; undefined otherwise. */
export function readAnswerWord(answer: string): AnswerWord | undefined {
  return meanings.get(foldText(answer));
}

/** The place of the option that an answer names, by its words, its number or its place ("the second one"); -1 when it names none. */
export function readOption(answer: string, options: readonly string[]): number {
  const said = foldText(answer);
  const byWords = options.findIndex((option) => foldText(option) === said);
  if (byWords >= 0) return byWords;
  const place = placeOf(said, options.length);
  return place >= 1 && place <= options.length ? place - 1 : -1;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** "2", "option two", "the second one", "the last": counted from one; 0 for what is no place. */
function placeOf(said: string, count: number): number {
  const number = /^(?:(?:option|number|no|answer) )?(\d|one|two|three|four|five|six|seven|eight|nine)$/.exec(said)?.[1];
  if (number !== undefined) return findNumbers(number)[0]?.value ?? 0;
  const ordinal = /^(?:the )?(\p{L}+|\d(?:st|nd|rd|th))(?: (?:one|option|person|of them))?$/u.exec(said)?.[1] ?? '';
  if (ordinal === 'former' || ordinal === 'latter') return count < 2 ? 0 : ordinal === 'former' ? 1 : 2;
  return /^\d/.test(ordinal) ? Number(ordinal[0]) : ordinals.indexOf(ordinal) + 1;
}

/** A field's value in an answer, with the characters it was read from. */
export interface ReadDetail {
  value: unknown;
  span: [number, number];
}

/** Reads what was asked for out of an answer: an age out of "she's about thirty". Undefined when it is not in it. */
export function readDetail(field: string, answer: string): ReadDetail | undefined {
  if (answer.includes('?')) return undefined;
  if (field === 'age') return readAge(answer);
  if (field === 'role') return readRole(answer);
  return readPhrase(field, answer);
}

/** A single number in few words. */
function readAge(answer: string): ReadDetail | undefined {
  const [only, second] = findNumbers(answer);
  const isShort = answer.trim().split(/\s+/).length <= 8;
  return only && !second && isShort ? only : undefined;
}

const roleWords: Record<string, string> = {
  hero: 'protagonist',
  heroine: 'protagonist',
  lead: 'protagonist',
  main: 'protagonist',
  villain: 'antagonist',
  baddie: 'antagonist',
};

function readRole(answer: string): ReadDetail | undefined {
  for (const word of answer.matchAll(/[a-z]+/gi)) {
    const said = word[0].toLowerCase();
    const role = castRole.safeParse(roleWords[said] ?? said);
    if (role.success) return { value: role.data, span: [word.index, word.index + said.length] };
  }
  return undefined;
}

const opening = /^\s*(?:(?:she|he|they|it)(?:['’]s|['’]re| is| are| was)?\s+)?(?:an?\s+|the\s+)?/i;

/** Few words, without the "she's a" before them. */
function readPhrase(field: string, answer: string): ReadDetail | undefined {
  const start = opening.exec(answer)?.[0].length ?? 0;
  const text = answer.slice(start).replace(/[\s.!]+$/, '');
  const isShort = text.split(/\s+/).length <= (field === 'description' ? 60 : 12);
  if (text === '' || !isShort) return undefined;
  const value =
    field === 'traits' ? text.split(/\s*,\s*|\s+and\s+/).filter(Boolean) : text.charAt(0).toUpperCase() + text.slice(1);
  return { value, span: [start, start + text.length] };
}
