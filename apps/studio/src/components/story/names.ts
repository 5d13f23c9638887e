// How people are shown in little room: initials, a colour of their own, and the shortest name that is nobody else's.

const FACES = 14;

/** A number of the palette, the same for the same name wherever it is shown. */
export function faceColour(name: string): number {
  let hash = 2166136261;
  for (const letter of name.normalize('NFC').toLocaleLowerCase('en')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  }
  return (hash >>> 0) % FACES;
}

/** One or two letters for a name: its first and its last word. Emoji and letters of any script stay whole. */
export function initials(name: string): string {
  const words = name
    .replace(/\p{P}+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const meaningful = words.length > 1 ? words.filter((word) => !small.has(word.toLocaleLowerCase('en'))) : words;
  const [first = '', ...rest] = meaningful.map(firstLetter);
  const last = rest.findLast((letter) => /\p{L}|\p{N}/u.test(letter)) ?? '';
  return `${first}${last}`.toLocaleUpperCase('en') || '?';
}

const small = new Set(['the', 'a', 'an', 'of', 'de', 'da', 'von', 'van', 'der', 'al', 'ibn', 'mr', 'mrs', 'ms', 'dr']);
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function firstLetter(word: string): string {
  const [first] = letters.segment(word);
  return first?.segment ?? '';
}

const ROOM = 16;
const titles =
  /^(the|a|an|mr|mrs|ms|miss|dr|sir|lady|lord|king|queen|count|prince|princess|captain|inspector|professor)\.?$/i;

/** Each person's name in little room: whole when it is short, else the first word that is nobody else's, else cut. Keyed by id. */
export function shortNames(people: readonly { id: string; name: string }[]): Map<string, string> {
  const firstWords = new Map<string, number>();
  for (const { name } of people) firstWords.set(firstWord(name), (firstWords.get(firstWord(name)) ?? 0) + 1);
  return new Map(people.map(({ id, name }) => [id, shorten(name, firstWords)]));
}

function shorten(name: string, firstWords: ReadonlyMap<string, number>): string {
  if ([...name].length <= ROOM) return name;
  const first = firstWord(name);
  const isOwn = firstWords.get(first) === 1 && !titles.test(first) && first.length >= 3 && first.length <= ROOM;
  return isOwn
    ? first
    : `${[...name]
        .slice(0, ROOM - 1)
        .join('')
        .trimEnd()}…`;
}

function firstWord(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
