import { compileName, compilePath } from './glob.ts';

/** What the .gitignore files from the top of a tree down to one folder hide. */
export interface IgnoreRules {
  /** Whether a path below that folder is hidden. The folders on its way must have been asked about before, and not be hidden. */
  hides(path: string, isFolder: boolean): boolean;
  /** The rules of a folder below, with its own .gitignore: the last line that matches wins, and the deeper file comes last. */
  within(folder: string, text: string): IgnoreRules;
}

/** One line. Says nothing about a path (undefined), that it is hidden, or that it is shown after all. */
type Line = (names: readonly string[], isFolder: boolean) => 'hidden' | 'shown' | undefined;

/**
 * The rules of git (gitignore(5)) over paths with `/`, relative to one top, with one difference: what a line hides it hides in
 * other capitals too. No line becomes an expression, and the time is bounded, whatever a workspace's file says.
 */
export function createIgnoreRules(outer?: IgnoreRules, folder = '', text = ''): IgnoreRules {
  const lines = parseLines(text).reverse();
  const depth = folder === '' ? 0 : folder.split('/').length;
  return {
    hides(path, isFolder) {
      const names = path.split('/').slice(depth);
      for (const line of lines) {
        const verdict = line(names, isFolder);
        if (verdict) return verdict === 'hidden';
      }
      return outer?.hides(path, isFolder) ?? false;
    },
    within(below, itsText) {
      return createIgnoreRules(this, below, itsText);
    },
  };
}

function parseLines(text: string): Line[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines.flatMap((line) => (line.startsWith('#') ? [] : (parseLine(line.replace(/(?<!\\) +$/, '')) ?? [])));
}

/** Undefined for a line that matches nothing. */
function parseLine(line: string): Line | undefined {
  const isNegated = line.startsWith('!');
  const forFolders = line.endsWith('/');
  const pattern = line.slice(isNegated ? 1 : 0, forFolders ? -1 : undefined);
  if (pattern === '') return undefined;
  const matches = compilePattern(pattern, !isNegated);
  const verdict = isNegated ? 'shown' : 'hidden';
  return matches && ((names, isFolder) => ((isFolder || !forFolders) && matches(names) ? verdict : undefined));
}

/** A pattern with a slash counts from its .gitignore's folder, another matches a name at any depth. */
function compilePattern(pattern: string, ignoresCase: boolean): ((names: readonly string[]) => boolean) | undefined {
  if (pattern.includes('/')) return compilePath(pattern.replace(/^\//, ''), ignoresCase);
  const matches = compileName(pattern, ignoresCase);
  return matches && ((names) => matches(names.at(-1) ?? ''));
}
