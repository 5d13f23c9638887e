import type { MarkdownLine } from './markdown-line.ts';

/** The numbers of the lines that are rows of a table: those that begin with a bar, and those of a table by its line of dashes. */
export function findTableRows(lines: readonly MarkdownLine[]): ReadonlySet<number> {
  const rows = new Set<number>();
  let isInTable = false;
  for (const [index, { kind, text, number }] of lines.entries()) {
    if (kind !== 'text') {
      isInTable = false;
      continue;
    }
    if (!text.includes('|')) continue;
    const bare = text.replace(/^[\s>]+/, '');
    if (isDelimiter(bare)) {
      isInTable = true;
      const before = lines[index - 1];
      if (before?.kind === 'text' && before.text.includes('|')) rows.add(before.number);
    }
    if (bare.startsWith('|') || (isInTable && bare.includes('|'))) rows.add(number);
  }
  return rows;
}

/** The cells of a row. A bar after a backslash is text. */
export function splitCells(row: string): string[] {
  const bare = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return bare
    .replaceAll('\\|', '\0')
    .split('|')
    .map((cell) => cell.replaceAll('\0', '|').trim());
}

function isDelimiter(text: string): boolean {
  return text.includes('|') && text.includes('-') && splitCells(text).every((cell) => /^:?-+:?$/.test(cell));
}
