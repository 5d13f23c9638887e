import type { Token } from './tokens.ts';

// The end of a file's name. All capitals are short, so that "U.S. Marshal" is none; a name that begins with its full stop is a file's in any case.
const extension = /(^|[^.])\.[a-z][a-z0-9]{0,11}$|[^.]\.[A-Z]{2,4}$|^\.[A-Za-z]\w*$/;
// Keys among them: who asks for one is told that it is private, not that she said nothing known.
const knownFiles = wordSet(
  'readme license makefile dockerfile changelog authors notice id_rsa id_dsa id_ecdsa id_ed25519',
);
// What stands after "in" in a question about a story, and is no folder.
const notFolders = wordSet(
  'the a an it this that there here my his her their your our store danger trouble love stock town jail bed common charge play question stake mind season fashion jeopardy water',
);

/** A token as a path. It keeps the full stops that a sentence would lose: `ls ..` */
export function pathOf(token: Token, message: string): string {
  if (token.isQuoted) return token.text;
  const raw = message.slice(token.start, token.end).replace(/[?!,;:]+$/, '');
  return /^[./\\]+$/.test(raw) ? raw : token.text;
}

/** A path whose last part is a file by its name. */
export function isDocument(path: string): boolean {
  return hasExtension(path) || knownFiles.has(lastPart(path).toLowerCase());
}

/** A path that ends as only files do: `.md`. */
export function hasExtension(path: string): boolean {
  return extension.test(lastPart(path));
}

/** A path that may be a file: it has a file's name, or more than one part. */
export function isFile(path: string): boolean {
  if (path.endsWith('/') || /^\.{1,2}$/.test(path)) return false;
  return hasParts(path) || isDocument(path);
}

/** A path that may be a folder. A single word is one unless it is a file's name or no folder's. */
export function isFolder(path: string): boolean {
  if (/^\.[\w.-]*$/.test(path)) return true;
  if (hasParts(path)) return !isDocument(path);
  return /^[\w.@-]+$/.test(path) && !isDocument(path) && !notFolders.has(path.toLowerCase());
}

/** A path that can only be a folder, or is one by having parts and no file's name. */
export function isRoute(path: string): boolean {
  return (hasParts(path) && !isDocument(path)) || /^\.{1,2}$/.test(path);
}

/** A word with a capital: as likely a place of the story as a folder. */
export function isName(path: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(path);
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function hasParts(path: string): boolean {
  return path.includes('/') || path.includes('\\');
}

/** A set of the words of a text. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
