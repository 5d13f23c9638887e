import type { Span } from '@greenlight/schema';

export interface ReadText {
  value: string;
  span: Span;
}

const opening =
  /^\s*(?:(?:she|he|they|it|that|this)(?:['’]?s|['’]?re| is| are| was| will be| should be)?\s+)?(?:called\s+|titled\s+|named\s+)?(?:an?\s+|the\s+)?/i;

/** Few words, without the "she's a" before them, and with a capital. */
export function readPhrase(text: string, mostWords: number): ReadText | undefined {
  return readFrom(text, opening.exec(text)?.[0].length ?? 0, mostWords, true);
}

const naming =
  /^\s*(?:(?:(?:the|my|our|its|it['’]?s)\s+)?(?:working\s+)?(?:title|name)\s+(?:is|should be|will be|:)\s*|(?:it['’]?s|it is|it should be|call it|i call it|let['’]?s call it)\s+(?:called\s+)?|called\s+)?["“'‘]?/i;

/** What something is called, with its article and without quotation marks: "It's called The Scandal". */
export function readTitle(text: string, mostWords: number): ReadText | undefined {
  const start = naming.exec(text)?.[0].length ?? 0;
  const end = text.length - (/["”'’]?[\s.!]*$/.exec(text)?.[0].length ?? 0);
  const read = readFrom(text.slice(0, Math.max(start, end)), start, mostWords, false);
  return read && /[\p{L}\p{N}]/u.test(read.value) ? read : undefined;
}

/** All that was said, without the space around it. */
export function readProse(text: string, lead?: RegExp): ReadText | undefined {
  const start = (lead ? (lead.exec(text)?.[0].length ?? 0) : 0) || text.length - text.trimStart().length;
  const value = text.slice(start).trim();
  if (value === '') return undefined;
  const at = text.indexOf(value, start);
  return { value: capitalized(value), span: [at, at + value.length] };
}

function readFrom(text: string, from: number, mostWords: number, isCapitalized: boolean): ReadText | undefined {
  const start = from + (text.slice(from).length - text.slice(from).trimStart().length);
  const said = text.slice(start).replace(/[\s.!]+$/, '');
  if (said === '' || said.split(/\s+/).length > mostWords) return undefined;
  return { value: isCapitalized ? capitalized(said) : said, span: [start, start + said.length] };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
