import type { PackOrigin } from '@greenlight/schema';
import { outsideLine, outsideLines } from './outside-text.ts';

// Words of this folder. A *block* is lines of Markdown that stand together; blocks are parted by an empty line. Each line knows its *origin*:
// the record whose words it holds.

export type PackLine = TextLine | TableLine;

/** A line as it is written. */
export interface TextLine {
  text: string;
  origin?: PackOrigin | undefined;
}

/** A row of a table, of texts from outside: how long each may be is known when all of its file is. */
export interface TableLine {
  cells: readonly (string | number)[];
  origin?: PackOrigin | undefined;
}

export type Block = readonly PackLine[];

/** A line of our own; what is put into it is text from outside. */
export function words(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return strings.reduce((line, part, index) => `${line}${say(values[index - 1])}${part}`);
}

/** Text from outside, or a number, within a line. */
export function say(value: string | number | undefined, longest?: number): string {
  return typeof value === 'string' ? outsideLine(value, longest) : (value?.toLocaleString('en-US') ?? '');
}

/** Sentences of ours, made with `words`. */
export function said(...lines: readonly string[]): Block {
  return lines.map((text) => ({ text }));
}

/** A heading of ours within a section. */
export function heading(text: string): Block {
  return [{ text: `#### ${text}` }];
}

/** Words of a record as she wrote them. */
export function quoted(text: string, origin?: PackOrigin): Block {
  return outsideLines(text).map((line) => ({ text: line, origin }));
}

/** What a list says of one thing; its label is ours. */
export function item(label: string, text: string, origin?: PackOrigin): TextLine {
  return { text: `- **${label}:** ${outsideLine(text)}`, origin };
}

/** A table, or the sentence that says why there is none. */
export function table(headers: readonly string[], rows: readonly TableLine[], otherwise: string): Block {
  if (rows.length === 0) return said(otherwise);
  return [{ text: `| ${headers.join(' | ')} |` }, { text: `|${headers.map(() => '---').join('|')}|` }, ...rows];
}

/** Blocks under each other. */
export function stack(...blocks: readonly Block[]): Block {
  return blocks.filter(({ length }) => length > 0).flatMap((block, index) => (index === 0 ? block : [blank, ...block]));
}

const blank: TextLine = { text: '' };
