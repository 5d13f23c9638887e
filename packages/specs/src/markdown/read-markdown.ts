import type { LineKind, MarkdownLine } from './markdown-line.ts';

/** What is open where a line begins: a code block, a comment, another HTML block; and the list that indented lines belong to. */
interface Reading {
  fence: { character: string; length: number; quotes: number; offset: number } | undefined;
  /** What ends the HTML block that is open; undefined when none is. */
  htmlEnd: 'blank' | '-->' | RegExp | undefined;
  /** How far a line is indented that belongs to the list item before it; 0 outside a list. */
  listOffset: number;
  /** Whether the line before was of a paragraph, which a line goes on with that is not indented. */
  isParagraph: boolean;
}

/** Most lines begin so, and such a line begins nothing but a paragraph or a row of a table. */
const plainStart = /^[A-Za-z|]/;
const lineEnd = /\r\n|\n|\r/;
const heading = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const listMarker = /^( {0,3}(?:[-*+]|\d{1,9}[.)]))( {1,4}|\t|$)/;
const rule = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const rawText = /^ {0,3}<(script|pre|style|textarea)(?:[\s>]|$)/i;
const rawTextEnd = /<\/(?:script|pre|style|textarea)>/i;
const htmlBlock =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|optgroup|option|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/>]|$)/i;

/** Reads a Markdown text line by line: which are headings, and which only look like one. Any line end, with a byte order mark or without. */
export function readMarkdown(text: string): MarkdownLine[] {
  return readAll(text).lines;
}

/** The line that closes what a text leaves open, so that what follows it after a blank line is text again; undefined when nothing is open. */
export function closingLine(text: string): string | undefined {
  const { fence, htmlEnd } = readAll(text).reading;
  if (htmlEnd === '-->') return htmlEnd;
  if (htmlEnd instanceof RegExp) return '</script>'; // ends any of the four
  const isOfTheText = fence && fence.quotes === 0 && fence.offset === 0; // a quote or a list ends the others
  return isOfTheText ? fence.character.repeat(fence.length) : undefined;
}

function readAll(text: string): { lines: MarkdownLine[]; reading: Reading } {
  const reading: Reading = { fence: undefined, htmlEnd: undefined, listOffset: 0, isParagraph: false };
  const lines = text
    .replace(/^\ufeff/, '')
    .split(lineEnd)
    .map((line, index) => {
      const kind = line.trim() === '' && !reading.fence ? readBlank(reading) : readLine(line, reading);
      if (kind !== 'text') reading.isParagraph = false;
      const level = kind === 'heading' ? (heading.exec(line)?.[1]?.length ?? 0) : 0;
      return { number: index + 1, kind, text: line, level };
    });
  return { lines, reading };
}

/** The text of a heading without its `#`, its closing ones, and marks of emphasis. */
export function headingText({ text }: MarkdownLine): string {
  const bare = text
    .trim()
    .replace(/^#{1,6}/, '')
    .trimEnd();
  const closed = bare.replace(/#+$/, '');
  const title = closed !== bare && /(^|[ \t])$/.test(closed) ? closed : bare;
  return title.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
}

function readBlank(reading: Reading): LineKind {
  if (reading.htmlEnd === 'blank') reading.htmlEnd = undefined;
  return 'blank';
}

function readLine(line: string, reading: Reading): LineKind {
  if (reading.fence) {
    const inside = readFenced(line, reading, reading.fence);
    if (inside) return inside;
  }
  if (reading.htmlEnd) return readHtml(line, reading, reading.htmlEnd);
  if (plainStart.test(line)) {
    if (!reading.isParagraph) reading.listOffset = 0;
    reading.isParagraph = true;
    return 'text';
  }
  const { quotes, rest } = stripQuotes(line);
  const offset = placeInList(line, reading);
  const content = stripListMarkers(rest, offset);
  const opened = openFence(content);
  if (opened) {
    reading.fence = { ...opened, quotes, offset: quotes > 0 ? 0 : reading.listOffset };
    return 'mark';
  }
  reading.isParagraph = content.trim() !== '' && !heading.test(content) && !rule.test(content);
  if (offset > 0 || quotes > 0) return 'text';
  return openHtml(line, reading) ?? (heading.test(line) ? 'heading' : 'text');
}

/** The kind of a line in a code block; undefined when the block ended before it, with the list or the quote that it stood in. */
function readFenced(line: string, reading: Reading, fence: NonNullable<Reading['fence']>): LineKind | undefined {
  const { quotes, rest } = stripQuotes(line, fence.quotes);
  const hasLeft = quotes < fence.quotes || (fence.offset > 0 && line.trim() !== '' && indentOf(line) < fence.offset);
  if (hasLeft) {
    reading.fence = undefined;
    return line.trim() === '' ? 'blank' : undefined;
  }
  const bare = rest.slice(Math.min(fence.offset, indentOf(rest)));
  if (indentOf(bare) > 3 || !isClosing(bare.trim(), fence)) return 'code';
  reading.fence = undefined;
  return 'mark';
}

function isClosing(text: string, { character, length }: { character: string; length: number }): boolean {
  return text.length >= length && text === character.repeat(text.length);
}

function openFence(text: string): { character: string; length: number } | undefined {
  const [, marks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
  const character = marks.charAt(0);
  if (character === '' || (character === '`' && info.includes('`'))) return undefined;
  return { character, length: marks.length };
}

function readHtml(line: string, reading: Reading, end: NonNullable<Reading['htmlEnd']>): LineKind {
  const isOver = end === '-->' ? line.includes(end) : end !== 'blank' && end.test(line);
  if (isOver) reading.htmlEnd = undefined;
  return end === '-->' ? 'comment' : 'html';
}

function openHtml(line: string, reading: Reading): LineKind | undefined {
  if (/^ {0,3}<!--/.test(line)) {
    if (!line.slice(line.indexOf('<!--') + 2).includes('-->')) reading.htmlEnd = '-->';
    return 'comment';
  }
  if (rawText.test(line)) {
    if (!rawTextEnd.test(line)) reading.htmlEnd = rawTextEnd;
    return 'html';
  }
  if (!htmlBlock.test(line)) return undefined;
  reading.htmlEnd = 'blank';
  return 'html';
}

/** How far into a list item a line stands; 0 when it belongs to none. A new item is one too. */
function placeInList(line: string, reading: Reading): number {
  const marker = listMarker.exec(line);
  const indent = indentOf(line);
  if (reading.listOffset > 0 && indent >= reading.listOffset) return reading.listOffset;
  const isBreak = rule.test(line);
  if (marker && !isBreak) {
    reading.listOffset = markerWidth(marker);
    return reading.listOffset;
  }
  // A line that is not indented goes on with the paragraph of an item, unless it begins something of its own.
  const begins =
    !reading.isParagraph || isBreak || heading.test(line) || openFence(line) !== undefined || /^ {0,3}[<>]/.test(line);
  if (begins) reading.listOffset = 0;
  return begins ? 0 : reading.listOffset;
}

function markerWidth([, marker = '', space = '']: RegExpExecArray): number {
  const isCode = space.length > 4;
  return marker.length + (space === '' || space === '\t' || isCode ? 1 : space.length);
}

function stripListMarkers(text: string, offset: number): string {
  if (offset === 0) return text;
  let rest = text.slice(Math.min(offset, indentOf(text)));
  for (let depth = 0; depth < 10; depth += 1) {
    const marker = listMarker.exec(rest);
    if (!marker) return rest;
    rest = rest.slice(marker[0].length);
  }
  return rest;
}

/** A line without the marks of the quotes that it stands in, `most` of them at most. */
function stripQuotes(line: string, most = 20): { quotes: number; rest: string } {
  let [quotes, rest] = [0, line];
  for (; quotes < most; quotes += 1) {
    const mark = /^ {0,3}> ?/.exec(rest);
    if (!mark) break;
    rest = rest.slice(mark[0].length);
  }
  return { quotes, rest };
}

function indentOf(line: string): number {
  let [width, index] = [0, 0];
  for (; index < line.length; index += 1) {
    if (line[index] === ' ') width += 1;
    else if (line[index] === '\t') width += 4 - (width % 4);
    else break;
  }
  return width;
}
