import { cutText } from '@greenlight/schema';

// What moves a cursor, recolours, reorders or ends a line unseen; tabs and line feeds are text.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const MOST_QUOTED = 300;

/** The text of a file as a reply may show it: line ends are line feeds, other control characters are U+FFFD. */
export function showableText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unsafe, '\ufffd');
}

/** A name or a few words as Markdown code, on one line, that nothing in them can end. */
export function quoteCode(text: string): string {
  const line = showableText(cutText(text, MOST_QUOTED)).replace(/[\n\t]/g, ' ');
  const shown = line.length < text.length && text.length > MOST_QUOTED ? `${line}…` : line;
  if (shown.trim() === '') return '` `';
  const mark = '`'.repeat(longestRun(shown) + 1);
  const space = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${mark}${space}${shown}${space}${mark}`;
}

/** Text as a Markdown code block whose fence is longer than any in it. */
export function fenceCode(text: string, language = ''): string {
  const shown = showableText(text);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}${shown.endsWith('\n') || shown === '' ? '' : '\n'}${fence}`;
}

/** Bytes as people say them: `812 bytes`, `4.2 kB`, `1.0 MB`. */
export function describeSize(bytes: number): string {
  if (bytes === 1) return '1 byte';
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB', 'PB'];
  let [size, unit] = [bytes / 1000, 0];
  while (size >= 999.95 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size.toFixed(1)} ${units[unit]}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
