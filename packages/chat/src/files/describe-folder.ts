import type { FolderEntry, FolderView } from '../files-port.ts';
import { describeSize, quoteCode } from './markdown.ts';

/** A folder as a Markdown list: folders first, each file with its size. */
export function describeFolder({ path, entries, left }: FolderView): string {
  const title = path === '.' ? 'The workspace' : quoteCode(`${path}/`);
  if (entries.length === 0) return `${title} has nothing to show.`;
  const counts = [countOf(entries, 'folder', 'folders'), countOf(entries, 'file', 'files')].filter(
    (part) => part !== '',
  );
  const more = left > 0 ? [`… and ${left.toLocaleString('en-US')} more. Name a folder or a file to see it.`] : [];
  const head = counts.length > 0 && left === 0 ? `${title} has ${counts.join(' and ')}:` : `${title}:`;
  return [head, entries.map(describeEntry).join('\n'), ...more].join('\n\n');
}

function countOf(entries: readonly FolderEntry[], kind: FolderEntry['kind'], plural: string): string {
  const count = entries.filter((entry) => entry.kind === kind).length;
  if (count === 0) return '';
  return count === 1 ? `1 ${kind}` : `${count} ${plural}`;
}

function describeEntry({ name, kind, size }: FolderEntry): string {
  const shown = quoteCode(kind === 'folder' ? `${name}/` : name);
  if (kind === 'folder') return `- ${shown}`;
  if (kind === 'file') return size === null ? `- ${shown}` : `- ${shown}, ${describeSize(size)}`;
  return `- ${shown}, ${kind === 'link' ? 'a link' : 'no file'}`;
}
