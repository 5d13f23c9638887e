import { type Block, type PackLine, say, type TableLine, type TextLine } from './block.ts';

/** A file of a pack is read whole by whoever judges it; one of more than a megabyte is refused there. In bytes, with room for the template. */
const LARGEST_FILE = 950_000;

interface Measure {
  /** As long as a cell may be. A hash always fits. */
  cell: number;
  /** As many rows as a table may have. */
  rows: number;
}

/** From the roomiest to one that no project outgrows. First the texts become shorter, then the tables. */
const measures: readonly Measure[] = [
  { cell: 1200, rows: 5000 },
  { cell: 400, rows: 5000 },
  { cell: 160, rows: 5000 },
  { cell: 80, rows: 5000 },
  { cell: 80, rows: 2000 },
  { cell: 80, rows: 800 },
  { cell: 80, rows: 200 },
];

/** The blocks of one file as lines of Markdown, all of it where there is room; what is cut says so. */
export function fitBlocks<Field extends string>(blocks: Readonly<Record<Field, Block>>): Record<Field, TextLine[]> {
  for (const measure of measures) {
    const fields = Object.entries<Block>(blocks).map(([field, block]) => [field, renderBlock(block, measure)] as const);
    const isLast = measure === measures.at(-1);
    if (!isLast && fields.reduce((sum, [, lines]) => sum + sizeOf(lines), 0) > LARGEST_FILE) continue;
    return Object.fromEntries(fields) as Record<Field, TextLine[]>; // one for each block
  }
  throw new Error('There is always a last measure.');
}

function renderBlock(block: Block, { cell, rows }: Measure): TextLine[] {
  const lines: TextLine[] = [];
  for (let index = 0; index < block.length; index += 1) {
    const line = block[index];
    if (!line) continue;
    if (isText(line)) {
      lines.push(line);
      continue;
    }
    const end = endOfTable(block, index);
    const table = block.slice(index, end) as TableLine[]; // rows, up to the first line that is none
    lines.push(...table.slice(0, rows).map((row) => renderRow(row, cell)), ...moreRows(table.length - rows));
    index = end - 1;
  }
  return lines;
}

function isText(line: PackLine): line is TextLine {
  return 'text' in line;
}

function endOfTable(block: Block, from: number): number {
  const length = block.slice(from).findIndex(isText);
  return length < 0 ? block.length : from + length;
}

/** An empty cell is a dash: in a table it says that there is nothing. */
function renderRow({ cells, origin }: TableLine, longest: number): TextLine {
  return { text: `| ${cells.map((cell) => say(cell, longest) || '–').join(' | ')} |`, origin };
}

function moreRows(count: number): TextLine[] {
  if (count <= 0) return [];
  return [{ text: '' }, { text: `There are ${count.toLocaleString('en-US')} more, which the studio has.` }];
}

function sizeOf(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
}
