import { GreenlightError } from '@greenlight/schema';
import { denyOutside, denyPrivate } from './deny.ts';
import { quoteCode } from './markdown.ts';
import { hasControlCharacters, isNeverReadable } from './never-readable.ts';

/** More than any file system of ours takes for a name, in bytes; a path of more characters is nobody's typing. */
const MOST = { name: 255, path: 1024 };

/**
 * A typed path as names from the workspace's root. Judged by its words alone, before any file is touched: VALIDATION for what is
 * no path, FORBIDDEN for what leads outside or is private by its name.
 * @param roots the workspace's root in every spelling that an absolute path may begin with.
 */
export function parsePath(typed: string, roots: readonly string[]): string[] {
  checkText(typed);
  const path = typed.replaceAll('\\', '/');
  const names = climb(relativePart(path, roots) ?? denyOutside(typed)) ?? denyOutside(typed);
  for (const name of names) checkName(name, typed);
  return names;
}

function checkText(typed: string): void {
  if (typed.trim() === '') throw invalid('The path is empty. Give one, such as `README.md` or `src/`.');
  if (hasControlCharacters(typed)) throw invalid(`The path ${quoteCode(typed)} has characters that no name may have.`);
  if (typed.length <= MOST.path) return;
  throw invalid(`The path ${quoteCode(typed)} has ${typed.length} characters; the limit is ${MOST.path}.`);
}

function checkName(name: string, typed: string): void {
  if (/^[. ]+$/.test(name)) denyOutside(typed); // `.. ` and `...` climb on some systems
  if (isNeverReadable(name)) denyPrivate(typed);
  if (Buffer.byteLength(name) <= MOST.name) return;
  throw invalid(`The path ${quoteCode(typed)} has a name of more than ${MOST.name} bytes.`);
}

/** What comes after the root; undefined for what begins elsewhere: another folder, somebody's home, a drive, an address. */
function relativePart(path: string, roots: readonly string[]): string | undefined {
  const below = roots.map((root) => partBelow(path, root)).find((part) => part !== undefined);
  if (below !== undefined) return below;
  return /^[/~]|^[a-z]:|^[a-z][a-z0-9+.-]+:\//i.test(path) ? undefined : path;
}

/** What of a path comes after a folder; undefined when it does not begin with it. */
export function partBelow(path: string, root: string): string | undefined {
  const start = root.replaceAll('\\', '/').replace(/\/+$/, '');
  if (path === start) return '';
  return path.startsWith(`${start}/`) ? path.slice(start.length) : undefined;
}

/** The names that are left when `.` and `..` are taken as written; undefined when they climb above the root, even for a moment. */
function climb(path: string): string[] | undefined {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names;
}

function invalid(message: string): GreenlightError {
  return new GreenlightError('VALIDATION', message);
}
