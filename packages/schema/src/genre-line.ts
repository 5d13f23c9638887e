import * as z from 'zod';
import { singleLine } from './text.ts';

/** Words that follow a person's gender. `{s}` and `{es}` end a verb after `{they}`: `{they} want{s}` is "she wants", "they want". */
export const pronounWords = ['they', 'them', 'their', 'theirs', 'themself', 's', 'es', 'is', 'has', 'was'] as const;
export type PronounWord = (typeof pronounWords)[number];

export interface Placeholder {
  /** Whose: `from` of `{from.their}`; undefined for a bare `{their}`. */
  owner?: string;
  word: string;
}

const placeholder = /\{([^{}]*)\}/g;

/** What stands in braces in a line, in order, small letters. `{From.their}` begins with a capital when it is filled. */
export function placeholdersOf(text: string): Placeholder[] {
  return [...text.matchAll(placeholder)].map(([, inside = '']) => {
    const [first = '', ...rest] = inside.toLowerCase().split('.');
    return rest.length === 0 ? { word: first } : { owner: first, word: rest.join('.') };
  });
}

export const isPronounWord = (word: string): word is PronounWord => (pronounWords as readonly string[]).includes(word);

/** One line of text with a bounded length. Control characters become blanks. */
export const packLine = (most: number) =>
  z
    .string()
    .overwrite(singleLine)
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must be ${most} characters or fewer`)
    .refine((text) => !/[{}]/.test(text.replace(placeholder, '')), 'has a brace without its partner');

/** A line about one person: `{given}` and pronouns. */
export const personLine = packLine(400).refine(
  (text) => placeholdersOf(text).every(({ owner, word }) => !owner && (word === 'given' || isPronounWord(word))),
  `may hold only {given} and {${pronounWords.join('}, {')}}`,
);

/** A line about two people: `{from}`, `{to}`, and pronouns of either as `{from.their}`. */
export const bondLine = packLine(400).refine(
  (text) =>
    placeholdersOf(text).every(({ owner, word }) => (owner ? isEnd(owner) && isPronounWord(word) : isEnd(word))),
  'may hold only {from}, {to} and pronouns of either, such as {from.their}',
);

/** A line about the story: `{protagonist}`, any other role or archetype, `{place}`, and pronouns as `{protagonist.their}`. */
export const storyLine = packLine(500).refine(
  (text) => placeholdersOf(text).every(({ owner, word }) => !owner || isPronounWord(word)),
  'may hold roles, archetypes, {place}, and pronouns such as {protagonist.their}',
);

function isEnd(word: string): boolean {
  return word === 'from' || word === 'to';
}
