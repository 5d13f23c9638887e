import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { quote } from '../archive/archive-fault.ts';

// What systems and version control leave in folders. Anything else that is not declared is an error, hidden or not.
const litter = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.git', '.gitignore', '.gitattributes']);
const MOST_FILES = 20_000;

/**
 * Every file below a source folder, by its path with `/`, but for what systems leave there (`.DS_Store`, `Thumbs.db`, `desktop.ini`,
 * `.git`, `.gitignore`, `.gitattributes`). Throws VALIDATION for a link, a pipe or a device: a package holds plain files.
 */
export async function listSource(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const open = ['']; open.length > 0; ) {
    const at = open.pop() ?? '';
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      if (litter.has(entry.name)) continue;
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) open.push(path);
      else if (entry.isFile()) files.push(path);
      else throw notPlain(path, entry.isSymbolicLink());
    }
    if (files.length > MOST_FILES)
      throw new GreenlightError('TOO_LARGE', `${folder} has more than ${MOST_FILES.toLocaleString('en')} files.`);
  }
  return files.sort();
}

function notPlain(path: string, isLink: boolean): GreenlightError {
  const what = isLink ? 'a link' : 'not a plain file';
  return new GreenlightError('VALIDATION', `${quote(path)} is ${what}. Put the file itself in its place.`);
}
