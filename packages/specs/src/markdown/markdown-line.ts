// Words of this folder. A *line* is one line of a Markdown text, as it counts for the gates. A *heading* is one written with `#`, at the
// text's own level: not in a list, a quote, a code block or a comment. A *unit* is what a placeholder may fill: a line, a cell, an item.

/** What a line is. `mark` is the beginning or the end of a code block. */
export type LineKind = 'blank' | 'text' | 'heading' | 'code' | 'mark' | 'comment' | 'html';

export interface MarkdownLine {
  /** From 1. */
  number: number;
  kind: LineKind;
  /** As it stands, without its end. */
  text: string;
  /** Of a heading: 1 to 6, else 0. */
  level: number;
}
