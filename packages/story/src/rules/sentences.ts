import { dottedTitles } from './lexicon/titles.ts';
import { timeOfDayOf } from './time-of-day.ts';
import type { Sentence, Token } from './token.ts';

const abbreviations = new Set('int ext etc vs e.g i.e no vol approx inc ltd co mt ft'.split(' '));

/** Splits tokens into sentences. Dots of titles and initials do not end one, nor does anything inside quotation marks. */
export function splitSentences(tokens: Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  let isLineStart = true;
  const close = (to: number, closing: string, next: number, startsLine: boolean) => {
    if (to > from) sentences.push({ from, to, closing, isLineStart });
    if (to > from || startsLine) isLineStart = startsLine;
    from = next;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || (token.quoted && token.kind !== 'newline')) continue;
    if (isNumbering(tokens, at, from)) close(at, '\n', at, true);
    if (token.kind === 'newline') close(at, '\n', at + 1, true);
    else if (isClosing(tokens, at, from) || endsHeading(tokens, at, from) || opensTime(tokens, at, from)) {
      const to = at;
      while (isClosingMark(tokens[at + 1])) at++;
      const hasQuestion = tokens.slice(to, at + 1).some((each) => each.text === '?');
      close(to, hasQuestion ? '?' : (tokens[to]?.text ?? '.').charAt(0), at + 1, false);
    }
  }
  close(tokens.length, endsInQuestion(tokens) ? '?' : '', tokens.length, false);
  return sentences;
}

/** `40 2) Ayanda`: the next item of a list that runs on in one line. */
function isNumbering(tokens: Token[], at: number, from: number): boolean {
  if (at <= from || tokens[at]?.kind !== 'number' || tokens[at + 1]?.text !== ')' || tokens[at + 2]?.kind !== 'word')
    return false;
  return !tokens.slice(from, at).some(({ text }) => text === '(');
}

/** `in three beats: morning, the fish auction, …; afternoon, the ferry, …`: a time and a comma behind the mark begin a scene of their own. */
function opensTime(tokens: Token[], at: number, from: number): boolean {
  const mark = tokens[at];
  if (mark?.kind !== 'mark' || !/^[;:]$/.test(mark.text) || at <= from + (mark.text === ':' ? 2 : 0)) return false;
  for (let next = at + 1; next < at + 5; next++) {
    const token = tokens[next];
    if (token?.text === ',')
      return next > at + 1 && timeOfDayOf(tokens.slice(at + 1, next).map(({ lower }) => lower)) !== undefined;
    if (token?.kind !== 'word' && token?.kind !== 'number') return false;
  }
  return false;
}

function endsInQuestion(tokens: Token[]): boolean {
  return tokens.at(-1)?.text === '?';
}

function isClosingMark(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /^(?:\.+|[!?…])$/.test(token.text);
}

/** `INT. FERRY - DAY: June waits for Silas`: the heading ends behind its time, and what happens begins. */
function endsHeading(tokens: Token[], at: number, from: number): boolean {
  const mark = tokens[at];
  const before = tokens[at - 1];
  if (mark?.kind !== 'mark' || !/^[:/–—-]$/.test(mark.text) || before?.kind !== 'word') return false;
  if (
    !tokens.slice(from, from + 4).some(({ lower }) => /^(?:int|ext)$/.test(lower)) ||
    timeOfDayOf([before.lower]) === undefined
  )
    return false;
  const line = tokens.slice(at + 1, at + 12);
  const end = line.findIndex(({ kind }) => kind === 'newline');
  const words = (end < 0 ? line : line.slice(0, end)).filter(({ kind }) => kind === 'word');
  return words.filter(({ shape }) => shape === 'lower').length >= 2;
}

function isClosing(tokens: Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'mark') return false;
  if (/^(?:[!?…]|\.{2,})$/.test(token.text)) return true;
  if (token.text !== '.') return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (/^[ap]$/.test(before?.lower ?? '') && after?.lower === 'm' && after.start === token.end) return false;
  const isHalf = before?.lower === 'm' && tokens[at - 2]?.text === '.' && /^[ap]$/.test(tokens[at - 3]?.lower ?? '');
  if (isHalf && after && after.kind !== 'newline' && after.shape === 'lower') return false;
  if (
    before?.kind === 'number' &&
    at - 1 === from &&
    (at === 1 || tokens[at - 2]?.kind === 'newline') &&
    after &&
    after.kind !== 'newline'
  )
    return false;
  if (!before || at - 1 < from || before.end !== token.start || before.kind !== 'word') return true;
  if (dottedTitles.has(before.lower) && after?.kind === 'word') return false;
  if (abbreviations.has(before.lower)) return after === undefined || after.kind === 'newline';
  return !(
    before.text.length === 1 &&
    before.shape !== 'lower' &&
    before.lower !== 'i' &&
    after?.kind === 'word' &&
    after.shape !== 'lower'
  );
}
