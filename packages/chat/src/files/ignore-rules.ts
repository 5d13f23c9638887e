import createIgnore, { type Ignore } from 'ignore';

/** What the .gitignore files from the top of a tree down to one folder hide. */
export interface IgnoreRules {
  /** Whether a path below that folder is hidden. The folders on its way must have been asked about before. */
  hides(path: string, isFolder: boolean): boolean;
  /** The rules of a folder below, with its own .gitignore: the last line that matches wins, and the deeper file comes last. */
  within(folder: string, text: string): IgnoreRules;
}

/** Rules over paths with `/`, relative to one top. */
export function createIgnoreRules(lines: readonly string[] = []): IgnoreRules {
  let compiled: Ignore | undefined;
  return {
    hides(path, isFolder) {
      if (lines.length === 0) return false;
      compiled ??= createIgnore().add([...lines]);
      return compiled.ignores(isFolder ? `${path}/` : path);
    },
    within: (folder, text) => createIgnoreRules([...lines, ...parseLines(folder, text)]),
  };
}

function parseLines(folder: string, text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .flatMap((line) => boundStars(line) ?? [])
    .filter(isSound)
    .map((line) => (folder === '' ? line : moveLine(line, folder)));
}

/** A line of a folder's .gitignore as it would stand at the top. */
function moveLine(line: string, folder: string): string {
  const [, mark = '', written = ''] = /^(!?)(.*)$/s.exec(line) ?? [];
  const pattern = written.replace(/^\\(?=[!#])/, '').replace(/(?<!\\) +$/, '');
  // Only paths below this very folder are asked about, so that any character may stand where its name has a special one.
  const start = folder.replaceAll(/[^\p{L}\p{N}/._-]/gu, '?');
  const isAnchored = pattern.slice(0, -1).includes('/');
  return `${mark}${start}/${isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}

/**
 * Each star may make matching slower by the length of a name, and a file of the workspace must not stop the process. A name with
 * more than three becomes its ends with one star between: it hides more. A line that shows again what was hidden is left out then.
 */
function boundStars(line: string): string | undefined {
  const names = line.split('/');
  const isWild = names.filter((name) => name === '**').length > 3 || line.length > 1000;
  if (!isWild && names.every((name) => (name.match(/\*+/g)?.length ?? 0) <= 3)) return line;
  if (line.startsWith('!')) return undefined;
  if (isWild) return '*';
  return names.map((name) => ((name.match(/\*+/g)?.length ?? 0) <= 3 ? name : name.replace(/\*.*\*/s, '*'))).join('/');
}

/** A line that makes no expression hides nothing, as in git. */
function isSound(line: string): boolean {
  try {
    createIgnore().add(line).ignores('a');
    return true;
  } catch {
    return false;
  }
}
