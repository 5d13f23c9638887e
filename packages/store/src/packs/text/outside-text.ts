import { cutText } from '@greenlight/schema';
import { escapeMarkdown } from '@greenlight/story';

/** As much of one text as a line of a pack takes at most; the record keeps the whole. */
export const LONGEST_LINE = 1200;

// What turns the direction of writing for all that follows it: in a table it would turn the other cells too.
const directions = /[\u202a-\u202e\u2066-\u2069]/g;
const lineEnds = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * Text from outside on one line of Markdown: it shows exactly its words, and makes no cell, heading, list, code, HTML, link or field of a
 * template. Text that is longer than a line may be is cut, and says so.
 */
export function outsideLine(text: string, longest = LONGEST_LINE): string {
  const line = text.replace(directions, '').replace(lineEnds, ' ').replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return escapeLine(line);
  const length = line.length.toLocaleString('en-US');
  return `${escapeLine(cutText(line, longest).trimEnd())}… (cut; it has ${length} characters)`;
}

/** Text from outside as it was divided into lines and paragraphs, each line as `outsideLine` has it but uncut. Never two empty lines together. */
export function outsideLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => escapeLine(line.replace(directions, '').replace(lineEnds, ' ').trim()))
    .filter((line, index, lines) => line !== '' || (index > 0 && lines[index - 1] !== ''));
}

function escapeLine(line: string): string {
  return escapeMarkdown(line).replace(/\{(?=\{)/g, '{\\');
}
