import { parseFilters } from './filters.ts';
import { hasExtension, isDocument, isFile, isFolder, isName, isRoute, pathOf, wordSet } from './paths.ts';
import type { Token } from './tokens.ts';

/** Judges the tokens that stand in a slot: their value, several named ones, or undefined when they cannot stand there. */
export type Slot = (tokens: readonly Token[], message: string) => string | Record<string, string> | undefined;

const symbol = /^(?:[\w$.]*[_$][\w$.]*|[\w$]+(?:\.[\w$]+)+|[a-z]+[A-Z]\w*|[A-Z][a-z]{3,}[A-Z]\w*)$/;
const packageId = /^pkg(-[a-z0-9]+)+$/i;
// Words that begin what a writer wants found for her, not in files: "find me a twist", "find out who did it".
const notTerms = wordSet(
  'me us him her them out a an the my his their our your someone somebody some another that who what where why how',
);

const notThings = wordSet('he she it this that they there everyone everybody everything anyone nobody');

const numbers = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, String(index + 1)] as const),
);

// What a template may name.
const kinds: Record<string, Slot> = {
  package: (tokens) => wordLike(tokens, packageId)?.toUpperCase(),
  version: (tokens) => wordLike(tokens, /^v?\d+\.\d+\.\d+[\w.+-]*$/i),
  count: (tokens) => numbers.get(tokens[0]?.word ?? '') ?? wordLike(tokens, /^[1-9]\d{0,3}$/),
  word: (tokens) => wordLike(tokens, /[\p{L}\p{N}]/u),
  // A name as programs have them, and people (McCoy) have not; of a plain word, the story may know where it is.
  symbol: (tokens) => wordLike(tokens, symbol),
  // A word without a capital or an article, which a story would name its things with.
  plain: (tokens) => (notThings.has(tokens[0]?.word ?? '') ? undefined : wordLike(tokens, /^[a-z][\w$-]*$/)),
  file: pathSlot(isFile),
  document: pathSlot(isDocument),
  spaced: spacedPathSlot,
  folder: pathSlot((path, { isQuoted }) =>
    isQuoted && path.includes(' ') ? isFolder(path.replaceAll(' ', '-')) : isFolder(path) && !isName(path),
  ),
  route: pathSlot(isRoute),
  slashed: pathSlot((path) => path.endsWith('/') || /^\.{1,2}$/.test(path)),
  name: pathSlot((path) => isName(path) && isFolder(path)),
  text: textSlot,
  term: (tokens, message) => (isTerm(tokens) ? textSlot(tokens, message) : undefined),
  filters: (tokens) => parseFilters(tokens),
  time: timeSlot,
};

/** The kind of slot of that name; a name of its own has none. */
export function slotOf(kind: string): Slot | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

/** The slots that take one token or more; the others take one. */
export const wideSlots: ReadonlySet<Slot | undefined> = new Set([
  kinds.text,
  kinds.term,
  kinds.filters,
  kinds.time,
  kinds.spaced,
]);

function pathSlot(isSuch: (path: string, token: Token) => boolean): Slot {
  return (tokens, message) => {
    const [token] = tokens;
    const path = token && pathOf(token, message);
    return path && !packageId.test(path) && isSuch(path, token) ? path : undefined;
  };
}

/** A time and no other filter: `since yesterday`. */
function timeSlot(tokens: readonly Token[]): string | undefined {
  const { since, ...others } = parseFilters(tokens) ?? {};
  return Object.keys(others).length === 0 ? since : undefined;
}

/** `docs/how to install.md`: only its last word is a file by its name, and nothing but its end is punctuated. */
function spacedPathSlot(tokens: readonly Token[], message: string): string | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last || tokens.length < 2 || tokens.length > 6) return undefined;
  const before = tokens.slice(0, -1);
  if (before.some(({ text, isQuoted, endsClause }) => isQuoted || endsClause || isDocument(text))) return undefined;
  const path = `${message.slice(first.start, last.start)}${pathOf(last, message)}`;
  return !last.isQuoted && hasExtension(last.text) ? path : undefined;
}

function wordLike(tokens: readonly Token[], shape: RegExp): string | undefined {
  const text = tokens[0]?.text;
  return text !== undefined && shape.test(text) ? text : undefined;
}

function isTerm(tokens: readonly Token[]): boolean {
  return (
    tokens.length <= 4 &&
    !notTerms.has(tokens[0]?.word ?? '') &&
    !tokens.slice(0, -1).some(({ endsClause }) => endsClause)
  );
}

function textSlot(tokens: readonly Token[], message: string): string | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last || tokens.length > 12) return undefined;
  if (tokens.length === 1) return first.word === 'for' || first.word === 'in' ? undefined : first.text;
  const words = message.slice(first.start, last.end);
  const isSentence = tokens.length > 3 && last.endsClause && /[.!]$/.test(words);
  return isSentence ? undefined : words.replace(/[?!.,;:…]+$/, '');
}
