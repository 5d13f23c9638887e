import { printable } from '../output.ts';
import { createLine, type Line } from './line-kinds.ts';

export interface PrinterOptions {
  /** Bold, and colours for code and headings; without, marks are left out. */
  hasColour: boolean;
  /** The columns of the terminal as they are now; asked at every word, as a window may be resized meanwhile. */
  columns: () => number;
}

/** Prints Markdown as it comes. What `feed` and `end` answer is for the terminal, with nothing of the text that moves its cursor. */
export interface MarkdownPrinter {
  feed(text: string): string;
  /** The rest, and the end of the last line. */
  end(): string;
}

/** The beginning of a line that may yet become a heading, a list, a fence, a table or text. */
const isUndecided = (start: string) => /^\s*([#>*+\-`~|\\]*|\d{1,9}[.)]?)\s*$/.test(start);

/** A printer for one reply. */
export function createMarkdownPrinter(options: PrinterOptions): MarkdownPrinter {
  let start = '';
  let line: Line | undefined;
  let fence: string | undefined;

  const open = (): string => {
    line = createLine(start, fence, options);
    fence = line.fence;
    start = '';
    return line.begin();
  };
  const put = (text: string): string => {
    if (line) return line.write(text);
    start += text;
    return isUndecided(start) ? '' : open();
  };
  const close = (): string => {
    const last = line ? '' : open();
    const rest = line?.finish() ?? '';
    line = undefined;
    return last + rest;
  };
  return {
    feed(text) {
      const [first = '', ...others] = printable(text).split('\n');
      return put(first) + others.map((other) => close() + put(other)).join('');
    },
    end: () => (line || start !== '' ? close() : ''),
  };
}

/** A whole text at once. */
export function printMarkdown(text: string, options: PrinterOptions): string {
  const printer = createMarkdownPrinter(options);
  return printer.feed(text) + printer.end();
}
