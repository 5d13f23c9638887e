import { foldText } from './name-key.ts';
import type { Likeness } from './person-identity.ts';
import { remember } from './remember.ts';

const fillers = new Set(['the', 'a', 'an', 'in', 'at', 'on', 'of', 'old']);
const abbreviations: Record<string, string> = {
  mt: 'mount',
  ave: 'avenue',
  rd: 'road',
  sq: 'square',
  apt: 'apartment',
  bldg: 'building',
};

/** A place's name taken apart. `head` is the word that says what it is: `street` in "221B Baker Street", `church` in "Church of St Monica". */
interface ParsedPlace {
  words: string[];
  head: string;
  /** What follows "of": `saint monica`. */
  complement: string[];
}

/** What two spellings of one place share. */
export function placeKey(name: string): string {
  return parsePlace(name).words.join(' ');
}

/** Compares two names of places by their words alone. Symmetric. */
export function comparePlaces(a: string, b: string): Likeness {
  const left = parsePlace(a);
  const right = parsePlace(b);
  if (left.words.length === 0 || right.words.length === 0) return 'different';
  if (left.words.join(' ') === right.words.join(' ')) return 'exact';
  const [short, long] = left.words.length <= right.words.length ? [left, right] : [right, left];
  if (isSaintOf(short, long)) return 'same';
  // "Baker Street" lies in "221B Baker Street"; "London" does not stand for "London Bridge", whose head is another thing.
  const isPart = short.words.every((word) => long.words.includes(word));
  return isPart && short.words.includes(long.head) ? 'same' : 'different';
}

/** "St Monica's" for "Church of St Monica". */
function isSaintOf(short: ParsedPlace, long: ParsedPlace): boolean {
  return short.words[0] === 'saint' && short.words.join(' ') === long.complement.join(' ');
}

const parsePlace = remember((name): ParsedPlace => {
  const raw = foldText(name.replace(/['’]s\b/gi, '').replace(/['’](?=\s|$)/g, ''))
    .split(' ')
    .filter(Boolean)
    .map((word, index, all) => expand(word, index, all));
  const of = raw.indexOf('of');
  const headed = of > 0 ? raw.slice(0, of) : raw;
  const kept = raw.filter((word) => !fillers.has(word));
  const words = kept.length > 0 ? kept : raw;
  const head = headed.filter((word) => !fillers.has(word) && !/^\d+[a-z]?$/.test(word)).at(-1) ?? words.at(-1) ?? '';
  return { words, head, complement: of > 0 ? raw.slice(of + 1).filter((word) => !fillers.has(word)) : [] };
});

/** "St" opens a saint's name and closes a street's. */
function expand(word: string, index: number, all: string[]): string {
  if (word === 'st') return index > 0 && index === all.length - 1 ? 'street' : 'saint';
  return abbreviations[word] ?? word;
}
