type Style = 'bold' | 'italic' | 'code';

const codes: Record<Style, string> = { bold: '\u001b[1m', italic: '\u001b[3m', code: '\u001b[36m' };
export const OFF = '\u001b[0m';

const link = /\[([^\]]*)\]\(([^)\s]*)\)/g;

/**
 * Turns the marks inside a line into colour, or takes them out. Words come one at a time, as a stream has them, so what is open
 * goes on from word to word. One style at a time: marks inside others are left out.
 */
export class InlineMarks {
  readonly #hasColour: boolean;
  readonly #base: string;
  #style: Style | undefined;
  /** How many backticks the open code began with. */
  #ticks = 0;

  /** `base` is the colour of the line itself, that a closing mark goes back to. */
  constructor(hasColour: boolean, base = '') {
    this.#hasColour = hasColour;
    this.#base = base;
  }

  get isCode(): boolean {
    return this.#style === 'code';
  }

  /** A word for the terminal, and without colours, for its width. */
  render(word: string): { text: string; plain: string } {
    const source = this.isCode ? word : word.replace(link, showLink);
    let [text, plain] = ['', ''];
    for (let at = 0; at < source.length; ) {
      const mark = this.#markAt(source, at);
      if (mark) {
        text += this.#toggle(mark.style, mark.length);
        at += mark.length;
        continue;
      }
      if (source[at] === '\\' && !this.isCode && /[!-/:-@[-`{-~]/.test(source[at + 1] ?? '')) at += 1;
      const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
      text += character;
      plain += character;
      at += character.length;
    }
    return { text, plain };
  }

  /** What ends the line's colours. */
  end(): string {
    const isOpen = this.#hasColour && (this.#style !== undefined || this.#base !== '');
    this.#style = undefined;
    return isOpen ? OFF : '';
  }

  #markAt(word: string, at: number): { style: Style; length: number } | undefined {
    const ticks = /^`+/.exec(word.slice(at))?.[0].length ?? 0;
    if (ticks > 0 && (!this.isCode || ticks === this.#ticks)) return { style: 'code', length: ticks };
    if (this.isCode) return undefined;
    if (word.startsWith('**', at)) return this.#borders(word, at, 2) ? { style: 'bold', length: 2 } : undefined;
    const isMark = word[at] === '_' || word[at] === '*';
    return isMark && this.#borders(word, at, 1) ? { style: 'italic', length: 1 } : undefined;
  }

  // `snake_case` and `2 * 3` are words: a mark opens before one and closes after one.
  #borders(word: string, at: number, length: number): boolean {
    const [before, after] = [word[at - 1], word[at + length]];
    const isOpening = this.#style === undefined;
    const [outer, inner] = isOpening ? [before, after] : [after, before];
    return inner !== undefined && (outer === undefined || /[^\p{L}\p{N}]/u.test(outer));
  }

  #toggle(style: Style, length: number): string {
    if (this.#style !== undefined && this.#style !== style) return '';
    const isClosing = this.#style === style;
    this.#style = isClosing ? undefined : style;
    this.#ticks = length;
    if (!this.#hasColour) return '';
    return isClosing ? `${OFF}${this.#base}` : codes[style];
  }
}

// A place inside the studio's pages is nothing that a terminal can open.
function showLink(_: string, label: string, target: string): string {
  return /^https?:/.test(target) && label !== target ? `${label} (${target})` : label;
}
