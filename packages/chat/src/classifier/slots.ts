import { parseFilters } from './filters.ts';
import { isDocument, isFile, isFolder, isName, isRoute, pathOf, wordSet } from './paths.ts';
import type { Token } from './tokens.ts';

/** Judges the tokens that stand in a slot: their value, several named ones, or undefined when they cannot stand there. */
export type Slot = (tokens: readonly Token[], message: string) => string | Record<string, string> | undefined;

const packageId = /^pkg(-[a-z0-9]+)+$/i;
// Words that begin what a writer wants found for her, not in files: "find me a twist", "find out who did it".
const notTerms = wordSet(
  'me us him her them out a an the my his their our your someone somebody some another that who what where why how',
);

const numbers = new Map(
  'one two three four five six seven eight nine ten'
    .split(' ')
    .map((word, index) => [word, String(index + 1)] as const),
);

/** The kinds of slot that a template may name. */
export const slots: Readonly<Record<string, Slot>> = {
  package: (tokens) => wordLike(tokens, packageId)?.toUpperCase(),
  version: (tokens) => wordLike(tokens, /^v?\d+\.\d+\.\d+[\w.+-]*$/i),
  count: (tokens) => numbers.get(tokens[0]?.word ?? '') ?? wordLike(tokens, /^[1-9]\d{0,3}$/),
  word: (tokens) => wordLike(tokens, /[\p{L}\p{N}]/u),
  // A name as programs have them; of a plain word, the story may know where it is used.
  symbol: (tokens) => wordLike(tokens, /^[\w$.]*([a-z][A-Z]|[_$.\d])[\w$.]*$/),
  file: pathSlot(isFile),
  document: pathSlot(isDocument),
  folder: pathSlot((path) => isFolder(path) && !isName(path)),
  route: pathSlot(isRoute),
  slashed: pathSlot((path) => path.endsWith('/') || /^\.{1,2}$/.test(path)),
  name: pathSlot((path) => isName(path) && isFolder(path)),
  text: textSlot,
  term: (tokens, message) =>
    tokens.length > 4 || notTerms.has(tokens[0]?.word ?? '') ? undefined : textSlot(tokens, message),
  filters: (tokens) => parseFilters(tokens),
};

/** The slots that take one token or more; the others take one. */
export const wideSlots: ReadonlySet<Slot | undefined> = new Set([slots.text, slots.term, slots.filters]);

function pathSlot(isSuch: (path: string) => boolean): Slot {
  return (tokens, message) => {
    const [token] = tokens;
    const path = token && pathOf(token, message);
    return path && !packageId.test(path) && isSuch(path) ? path : undefined;
  };
}

function wordLike(tokens: readonly Token[], shape: RegExp): string | undefined {
  const text = tokens[0]?.text;
  return text !== undefined && shape.test(text) ? text : undefined;
}

function textSlot(tokens: readonly Token[], message: string): string | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last || tokens.length > 12) return undefined;
  if (tokens.length === 1) return first.word === 'for' || first.word === 'in' ? undefined : first.text;
  const words = message.slice(first.start, last.end);
  const isSentence = tokens.length > 3 && last.endsClause && /[.!]$/.test(words);
  return isSentence ? undefined : words.replace(/[?!.,;:…]+$/, '');
}
