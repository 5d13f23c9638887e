/** A column: its title, and whether numbers stand in it. */
export interface Column {
  title: string;
  isNumber?: boolean;
}

/**
 * A table in Markdown whose columns stand under each other as plain text too: it is read in terminals. The last column keeps its
 * own widths. Cells are Markdown already; only what would end a cell is taken care of here.
 */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(protectCell));
  const widths = columns.map(({ title }, index) =>
    Math.max(3, title.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const pad = (text: string, index: number) => {
    if (index === columns.length - 1) return text;
    const width = widths[index] ?? 0;
    return columns[index]?.isNumber ? text.padStart(width) : text.padEnd(width);
  };
  const line = (row: readonly string[]) => `| ${row.map(pad).join(' | ')} |`;
  const rule = columns.map(({ title, isNumber }, index) => {
    const width = index === columns.length - 1 ? title.length : (widths[index] ?? 3);
    return isNumber ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
  });
  return [line(columns.map(({ title }) => title)), line(rule), ...cells.map(line)].join('\n');
}

// Readers of Markdown pair backslashes in a table, so that an odd one before a bar would end the cell all the same.
function protectCell(text: string): string {
  return text.replace(/(\\*)\|/g, (_bar, slashes: string) => `${slashes}${slashes.length % 2 === 1 ? ' ' : ''}\\|`);
}
