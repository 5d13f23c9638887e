/** How a token is written: `Sarah` capital, `SARAH` upper, `sarah` lower, `李` uncased (a script without capitals). */
export type Shape = 'capital' | 'upper' | 'lower' | 'uncased';

/** A word, number, mark or emoji of the message. Offsets are UTF-16 units, `end` exclusive. */
export interface Token {
  kind: 'word' | 'number' | 'emoji' | 'mark' | 'clitic' | 'newline';
  text: string;
  /** Lower case, with straight apostrophes. */
  lower: string;
  start: number;
  end: number;
  shape: Shape;
  /** Stands inside quotation marks. The marks themselves do not. */
  quoted: boolean;
  /** Names who speaks in a script. */
  isSpeaker?: boolean;
}

/** The tokens of one sentence, `[from, to)`, without its closing mark. */
export interface Sentence {
  from: number;
  to: number;
  /** `.`, `?`, `!`, a newline, or empty at the end of the message. */
  closing: string;
  /** Starts a line. */
  isLineStart: boolean;
}
