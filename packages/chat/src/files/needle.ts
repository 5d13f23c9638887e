import { isUtf8 } from 'node:buffer';
import { GreenlightError, wellFormed } from '@greenlight/schema';
import { quoteCode } from './markdown.ts';

const LONGEST = 256;

/** A line that holds the text. */
export interface FoundLine {
  /** From 1. */
  line: number;
  text: string;
}

/** A text to be looked for, letter for letter but for case. */
export interface Needle {
  /** A quick look at a file's bytes: false when the text cannot be in them. */
  mayBeIn(bytes: Buffer): boolean;
  /** The lines that hold it, `limit` at most. None in bytes that are no text. */
  linesIn(bytes: Buffer, limit: number): FoundLine[];
}

/** Throws VALIDATION for an empty text, and for one longer than a line that somebody looks for. */
export function createNeedle(text: string): Needle {
  const wanted = wellFormed(text);
  if (wanted.trim() === '')
    throw new GreenlightError('VALIDATION', 'There is no text to look for. Say `search for WORD`.');
  if (wanted.length > LONGEST) {
    const message = `The text ${quoteCode(wanted)} has ${wanted.length} characters; the limit is ${LONGEST}.`;
    throw new GreenlightError('VALIDATION', message);
  }
  const bytes = new RegExp(escapeExpression(longestAscii(wanted)), 'i');
  const exact = new RegExp(escapeExpression(wanted), 'giu');
  return {
    // As Latin-1 every byte is a character: nothing is decoded that does not have to be.
    mayBeIn: (file) => bytes.test(file.toString('latin1')),
    linesIn: (file, limit) => (isText(file) ? findLines(file.toString('utf8'), exact, limit) : []),
  };
}

/** Every character that means something in an expression stands for itself. */
function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Other letters have other bytes in the other case. */
function longestAscii(text: string): string {
  return (text.match(/[\0-\x7f]+/g) ?? []).reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

function isText(bytes: Buffer): boolean {
  return !bytes.includes(0) && isUtf8(bytes);
}

function findLines(text: string, exact: RegExp, limit: number): FoundLine[] {
  const found: FoundLine[] = [];
  let [line, counted] = [1, 0];
  exact.lastIndex = 0;
  for (let match = exact.exec(text); match && found.length < limit; match = exact.exec(text)) {
    line += countLineEnds(text, counted, match.index);
    counted = match.index;
    const end = endOfLine(text, match.index);
    found.push({ line, text: cutLine(text, match.index, end) });
    if (end >= text.length) break;
    exact.lastIndex = end + 1;
  }
  return found;
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const AROUND = { before: 80, after: 160 };

/** The line of a match, or what stands around the match in a long one. */
function cutLine(text: string, index: number, end: number): string {
  const start = text.lastIndexOf('\n', index - 1) + 1;
  const from = Math.max(start, index - AROUND.before);
  const to = Math.min(end, Math.max(index, start) + AROUND.after);
  const cut = wellFormed(text.slice(from, to).replace(/\r$/, ''));
  return `${from > start ? '…' : ''}${cut}${to < end ? '…' : ''}`;
}
