import type { DocumentView } from '../files-port.ts';
import { languageOf } from './languages.ts';
import { describeSize, fenceCode, quoteCode } from './markdown.ts';

/** A file as Markdown: its name and size, then its text, which cannot leave its fence. Of a binary file the name and size alone. */
export function describeDocument(document: DocumentView): string {
  const { path, size, text } = document;
  const title = `${quoteCode(path)}, ${describeSize(size)}`;
  if (text === null) return [`${title}. It is a binary file, so it is not shown.`, ...mentionHash(document)].join(' ');
  if (size === 0) return `${quoteCode(path)} is empty.`;
  return [title, fenceCode(text, languageOf(path)), ...mentionCut(document)].join('\n\n');
}

function mentionCut(document: DocumentView): string[] {
  if (!document.isCut || document.text === null) return [];
  const shown = describeSize(Buffer.byteLength(document.text));
  const cut = `Cut: the file has ${describeSize(document.size)}, and only the first ${shown} are shown.`;
  return [[cut, ...mentionHash(document)].join(' ')];
}

function mentionHash({ size, hashedBytes }: DocumentView): string[] {
  return hashedBytes < size ? [`Only the first ${describeSize(hashedBytes)} were read.`] : [];
}
