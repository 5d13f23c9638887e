import { parseFilters } from './filters.ts';
import type { Token } from './tokens.ts';

/** Judges the tokens that stand in a slot: their value, several named ones, or undefined when they cannot stand there. */
export type Slot = (tokens: readonly Token[], message: string) => string | Record<string, string> | undefined;

const packageId = /^pkg(-[a-z0-9]+)+$/i;
const version = /^v?\d+\.\d+\.\d+[\w.+-]*$/i;
const extension = /[^/.]\.[a-z][a-z0-9]{0,7}$|[^/.]\.[A-Z]{1,4}$/;
const knownFiles = new Set([
  'readme',
  'license',
  'makefile',
  'dockerfile',
  'changelog',
  'authors',
  'notice',
  '.gitignore',
]);
const notFolders = new Set([
  'the',
  'a',
  'an',
  'it',
  'this',
  'that',
  'there',
  'here',
  'my',
  'his',
  'her',
  'their',
  'your',
  'our',
  'store',
  'danger',
  'trouble',
  'love',
  'stock',
  'town',
  'jail',
  'bed',
  'common',
  'charge',
]);
// Words that begin what a writer wants found for her, not in files: "find me a twist", "find out who did it".
const notTerms = new Set([
  'me',
  'us',
  'him',
  'her',
  'them',
  'out',
  'a',
  'an',
  'the',
  'my',
  'his',
  'their',
  'our',
  'your',
  'someone',
  'somebody',
  'some',
  'another',
  'that',
  'who',
  'what',
  'where',
  'why',
  'how',
]);

function one(tokens: readonly Token[]): Token | undefined {
  return tokens.length === 1 ? tokens[0] : undefined;
}

function isFile(text: string): boolean {
  if (text.endsWith('/') || /^\.{1,2}$/.test(text)) return false;
  return text.includes('/') || extension.test(text) || knownFiles.has(text.toLowerCase());
}

function isFolder(token: Token): boolean {
  if (token.isQuoted || /[/\\]/.test(token.text) || /^\.[\w.]*$/.test(token.text)) return true;
  return /^[\w.@-]+$/.test(token.text) && !notFolders.has(token.word) && !packageId.test(token.text);
}

// A path keeps the full stops at its end that a sentence would lose: `ls ..`
function pathOf(token: Token, message: string): string {
  if (token.isQuoted) return token.text;
  const raw = message.slice(token.start, token.end);
  return /^[./\\]+$/.test(raw) ? raw : token.text;
}

/** The kinds of slot that a template may name. */
export const slots: Record<string, Slot> = {
  package: (tokens) => matching(tokens, packageId)?.toUpperCase(),
  version: (tokens) => matching(tokens, version),
  count: (tokens) => matching(tokens, /^[1-9]\d{0,3}$/),
  word: (tokens) => matching(tokens, /\w/),
  file(tokens, message) {
    const token = one(tokens);
    const path = token && pathOf(token, message);
    return path && isFile(path) && !packageId.test(path) ? path : undefined;
  },
  folder(tokens, message) {
    const token = one(tokens);
    const path = token && pathOf(token, message);
    return path && isFolder({ ...token, text: path }) && !isFile(path.replace(/\/.*/s, '')) ? path : undefined;
  },
  text(tokens, message) {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (!first || !last || tokens.length > 12) return undefined;
    if (tokens.length === 1) return first.text;
    const words = message.slice(first.start, last.end);
    const isSentence = tokens.length > 3 && last.endsClause && /[.!]$/.test(words);
    return isSentence ? undefined : words.replace(/[?!.,;:…]+$/, '');
  },
  term(tokens, message) {
    const isPhrase = tokens.length > 4 || notTerms.has(tokens[0]?.word ?? '');
    return isPhrase ? undefined : slots.text?.(tokens, message);
  },
  filters: (tokens) => parseFilters(tokens),
};

/** The slots that take one token or more; the others take one. */
export const wideSlots: ReadonlySet<Slot | undefined> = new Set([slots.text, slots.term, slots.filters]);

function matching(tokens: readonly Token[], shape: RegExp): string | undefined {
  const token = one(tokens);
  return token && shape.test(token.text) ? token.text : undefined;
}
