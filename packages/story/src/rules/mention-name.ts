import type { KnownName } from './known-names.ts';
import { givenNameGender } from './lexicon/given-names.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { titles } from './lexicon/titles.ts';
import { tidyName, withoutTitles } from './name-key.ts';
import { type Mention, phrase, type Reading, tokenAt } from './reading.ts';

/** `the Captain`, written like a name, is The Captain. */
export function nameByOffice(reading: Reading, mention: Mention): void {
  mention.name = `The ${mention.name}`;
  mention.span = phrase(reading, mention.first - 1, mention.last).span;
}

/** "Mr Bennet" is not Elizabeth Bennet, nor is "their mum Mrs Bennet": the title, or kin before it, tells them apart. */
export function isAnother(reading: Reading, first: number, words: string[], known: KnownName): boolean {
  const title = titles.get(words[0] ?? '');
  if (known.kind !== 'character' || title === undefined || words.length < 2) return false;
  const own = withoutTitles(known.words);
  const ownTitle = titles.get(known.words[0] ?? '');
  const gender = ownTitle !== undefined && ownTitle !== 'any' ? ownTitle : givenNameGender(own[0] ?? '');
  if (gender && gender !== 'any' && title !== 'any' && gender !== title) return true;
  const isWife = /^(?:mrs|missus)$/.test(words[0] ?? '') && ownTitle === undefined && own.length > 1;
  if (isWife && withoutTitles(words).length === 1) return true;
  const isPart = withoutTitles(words).length < own.length;
  return (
    isPart &&
    relationWord(tokenAt(reading.tokens, first - 1).lower) !== undefined &&
    /^(?:his|her|their|'s)$/.test(tokenAt(reading.tokens, first - 2).lower)
  );
}

/** Scripts write a name in capitals where it first appears. */
export function calmName(text: string, isLower: boolean): string {
  const isScript = text.length > 3 && text === text.toUpperCase() && !/[.\d]/.test(text) && text !== text.toLowerCase();
  return tidyName(text, isLower || isScript);
}
