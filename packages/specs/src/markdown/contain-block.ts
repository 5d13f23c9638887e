import { closingLine, headingText, readMarkdown } from './read-markdown.ts';

/**
 * A Markdown text as part of another: its headings are below `level`, what it leaves open is closed, and its line ends are line feeds.
 * What it says stays.
 */
export function containBlock(text: string, level: number): string {
  const lines = readMarkdown(text.replace(/^\s*\n|\s+$/g, '')).map((line) => {
    if (line.kind !== 'heading') return line.text;
    return `${'#'.repeat(Math.min(6, Math.max(line.level, level + 1)))} ${headingText(line)}`;
  });
  const closing = closingLine(lines.join('\n'));
  return [...lines, ...(closing === undefined ? [] : [closing])].join('\n');
}
