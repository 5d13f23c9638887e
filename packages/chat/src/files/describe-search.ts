import type { SearchMatch, SearchView } from '../files-port.ts';
import { fenceCode, quoteCode, showableText } from './markdown.ts';

/** What a search found, by file, each line with its number. The lines cannot leave their fence. */
export function describeSearch(text: string, path: string | undefined, view: SearchView): string {
  const where = path === undefined ? '' : ` in ${quoteCode(path)}`;
  const looked = `${counted(view.filesRead - view.filesTooLarge, 'file', 'files')} looked through${mentionLarge(view)}.`;
  if (view.matches.length === 0) return `Nothing has ${quoteCode(text)}${where}; ${looked}`;
  const files = groupByPath(view.matches);
  const lines = counted(view.matches.length, 'line', 'lines');
  const title = `${view.isCut ? 'The first ' : ''}${lines} with ${quoteCode(text)}${where}, in ${counted(files.size, 'file', 'files')}; ${looked}`;
  const more = view.isCut ? ['There are more. Say `search for TEXT in FOLDER` to look in one place.'] : [];
  const groups = [...files].map(
    ([file, matches]) => `${quoteCode(file)}\n\n${fenceCode(describeLines(matches), 'text')}`,
  );
  return [title, ...groups, ...more].join('\n\n');
}

function groupByPath(matches: readonly SearchMatch[]): Map<string, SearchMatch[]> {
  const files = new Map<string, SearchMatch[]>();
  for (const match of matches) files.set(match.path, [...(files.get(match.path) ?? []), match]);
  return files;
}

function describeLines(matches: readonly SearchMatch[]): string {
  return matches.map(({ line, text }) => `${line}: ${showableText(text).replaceAll('\n', ' ')}`).join('\n');
}

function mentionLarge({ filesTooLarge }: SearchView): string {
  return filesTooLarge === 0 ? '' : `, ${counted(filesTooLarge, 'file', 'files')} too large left out`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
