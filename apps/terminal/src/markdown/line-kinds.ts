import { displayWidth } from './display-width.ts';
import { InlineMarks, OFF } from './inline-marks.ts';
import type { PrinterOptions } from './markdown-printer.ts';

/** A line that is being printed. */
export interface Line {
  /** The fence that is open behind this line. */
  fence: string | undefined;
  begin(): string;
  write(text: string): string;
  finish(): string;
}

const heading = /^#{1,6}\s+/;
const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+/;
const BOLD = '\u001b[1m';
const CODE = '\u001b[36m';

/** The line that begins so. */
export function createLine(start: string, fence: string | undefined, options: PrinterOptions): Line {
  const mark = /^\s*(`{3,}|~{3,})/.exec(start)?.[1];
  if (mark && (fence === undefined || mark.startsWith(fence))) return fenceLine(fence === undefined ? mark : undefined);
  if (fence !== undefined) return verbatimLine(`  ${start}`, fence, options.hasColour ? CODE : '');
  if (/^\s*\|/.test(start)) return verbatimLine(start, undefined, '');
  const title = heading.exec(start)?.[0];
  if (title) return new WrappedLine('', start.slice(title.length), options, options.hasColour ? BOLD : '');
  const [all, blank = '', point = ''] = item.exec(start) ?? [];
  if (all) return new WrappedLine(`${blank}${/\d/.test(point) ? point : '•'} `, start.slice(all.length), options);
  return new WrappedLine('', start, options);
}

// The fence itself is not shown: what stands inside is told by its indent and colour.
function fenceLine(fence: string | undefined): Line {
  return { fence, begin: () => '', write: () => '', finish: () => '' };
}

function verbatimLine(start: string, fence: string | undefined, colour: string): Line {
  return {
    fence,
    begin: () => `${colour}${start}`,
    write: (text) => text,
    finish: () => (colour === '' ? '\n' : `${OFF}\n`),
  };
}

/** Prose: wrapped at blanks, below where it began. */
class WrappedLine implements Line {
  readonly fence = undefined;
  readonly #lead: string;
  readonly #start: string;
  readonly #base: string;
  readonly #options: PrinterOptions;
  readonly #marks: InlineMarks;
  readonly #indent: number;
  #column: number;
  #word = '';
  #hasWord = false;

  constructor(lead: string, start: string, options: PrinterOptions, base = '') {
    this.#lead = lead;
    this.#start = start;
    this.#base = base;
    this.#options = options;
    this.#marks = new InlineMarks(options.hasColour, base);
    this.#indent = this.#column = displayWidth(lead);
  }

  begin(): string {
    return `${this.#base}${this.#lead}${this.write(this.#start)}`;
  }

  write(text: string): string {
    let out = '';
    for (const part of text.split(/(\s+)/)) {
      if (part === '') continue;
      if (!/^\s/.test(part)) this.#word += part;
      else if (this.#isInLink()) this.#word += ' ';
      else out += this.#flush();
    }
    return out;
  }

  finish(): string {
    return `${this.#flush()}${this.#marks.end()}\n`;
  }

  // The words of a link are kept together until its target is known.
  #isInLink(): boolean {
    return !this.#marks.isCode && this.#word.length < 200 && /(^|[^\\`])\[[^\]`]*$/.test(this.#word);
  }

  #flush(): string {
    if (this.#word === '') return '';
    const { text, plain } = this.#marks.render(this.#word);
    const width = displayWidth(plain);
    const before = this.#spaceBefore(width);
    this.#word = '';
    this.#hasWord = true;
    this.#column += width;
    return before + text;
  }

  #spaceBefore(width: number): string {
    if (!this.#hasWord) return '';
    if (this.#column + 1 + width <= this.#options.columns()) {
      this.#column += 1;
      return ' ';
    }
    this.#column = this.#indent;
    return `\n${' '.repeat(this.#indent)}`;
  }
}
