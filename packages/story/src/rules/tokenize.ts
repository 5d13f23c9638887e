import { spelledOut } from './spelling.ts';
import type { Shape, Token } from './token.ts';

const pieces =
  /\r?\n|https?:\/\/\S{0,2000}[\p{L}\p{N}/]|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}|[yY]\/[oO](?!\p{L})\.?|(?:\p{Lu}\.){2,}|\d+(?:[.,:]\d+)*(?:-?\p{L}+)*(?:['’]s)?|[\p{L}][\p{L}\p{M}\p{N}]*(?:[-'’‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|[\ufe0f\u{1F3FB}-\u{1F3FF}])*|\.{2,}|[-–—]{2,}|[^\s]/gu;

/** A mail or web address: a mark, whatever names are part of it. */
const address = /^https?:|.@/;

const clitics = /^(.+)(['’](?:s|re|m|ll|ve|d))$/iu;
/** `shes`, `hes`, `theyre` as they are typed in haste. */
const sloppy = /^(she|he|they|who|there|that|what)(?:s|re)$/i;
const wholeWords = new Set(["o'clock", "let's", "ma'am", "c'mon"]);

/** Splits a message into tokens. Clitics (`'s`, `'re`) stand alone; `don't` does not come apart. Linear in the message. */
export function tokenize(message: string): Token[] {
  const tokens: Token[] = [];
  for (const match of message.matchAll(pieces)) addToken(tokens, match[0], match.index);
  markQuotes(tokens, message);
  return tokens;
}

function addToken(tokens: Token[], text: string, start: number): void {
  const kind = kindOf(text);
  if (kind === 'word' && text.length < 80) {
    const clitic = clitics.exec(text);
    const stem = clitic?.[1];
    const tail = clitic?.[2];
    if (stem && tail && !wholeWords.has(text.toLowerCase().replace('’', "'"))) {
      tokens.push(createToken('word', stem, start), createToken('clitic', tail, start + stem.length));
      return;
    }
  }
  const pronoun = kind === 'word' ? sloppy.exec(text)?.[1] : undefined;
  if (pronoun)
    tokens.push(
      createToken('word', pronoun, start),
      createToken('clitic', text.slice(pronoun.length), start + pronoun.length),
    );
  else tokens.push(createToken(kind, text, start));
}

function createToken(kind: Token['kind'], text: string, start: number): Token {
  const small = text.toLowerCase().replaceAll('’', "'").replaceAll('‑', '-');
  const lower = kind === 'clitic' && !small.startsWith("'") ? `'${small}` : spelledOut(small);
  return {
    kind,
    text,
    lower,
    start,
    end: start + text.length,
    shape: kind === 'word' ? shapeOf(text) : 'lower',
    quoted: false,
  };
}

function kindOf(text: string): Token['kind'] {
  if (address.test(text)) return 'mark';
  const first = text.charCodeAt(0);
  if (first === 10 || first === 13) return 'newline';
  if (first >= 48 && first <= 57) return 'number';
  if (/^\p{L}/u.test(text)) return 'word';
  return /^\p{Extended_Pictographic}/u.test(text) ? 'emoji' : 'mark';
}

function shapeOf(text: string): Shape {
  const lower = text.toLowerCase();
  if (lower === text) return text.toUpperCase() === text ? 'uncased' : 'lower';
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length > 1 && letters.toUpperCase() === letters) return 'upper';
  const first = text.charAt(0);
  if (first !== first.toLowerCase()) return 'capital';
  return /^(?:al|el|bin|d|ul|ad|as|ash|at|an|ar|az)[-'’]\p{Lu}/u.test(text) ? 'capital' : 'lower';
}

const openers: Record<string, string> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‹': '›',
  '「': '」',
  '"': '"',
  '‘': '’',
  "'": "'",
};

/** Marks what stands between quotation marks. An opening mark without its closing one in the same paragraph quotes nothing. */
function markQuotes(tokens: Token[], message: string): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const closers = token?.kind === 'mark' ? openers[token.text] : undefined;
    if (!token || !closers || !opensQuote(token, message)) continue;
    const close = findClosing(tokens, at, closers, message);
    if (close < 0) continue;
    for (let inside = at + 1; inside < close; inside++) {
      const each = tokens[inside];
      if (each) each.quoted = true;
    }
    at = close;
  }
}

function opensQuote(token: Token, message: string): boolean {
  if (token.text !== "'" && token.text !== '‘' && token.text !== '"') return true;
  const before = message[token.start - 1];
  const after = message[token.end];
  return (before === undefined || /[\s([{—–:,-]/.test(before)) && after !== undefined && /\S/.test(after);
}

const QUOTE_REACH = 400;

function findClosing(tokens: Token[], open: number, closers: string, message: string): number {
  for (let at = open + 1; at < tokens.length && at < open + QUOTE_REACH; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.kind === 'newline' && tokens[at + 1]?.kind === 'newline') return -1;
    if (token.kind !== 'mark' || !closers.includes(token.text)) continue;
    if (token.text !== "'" && token.text !== '’') return at;
    const after = message[token.end];
    if (after === undefined || !/[\p{L}\p{N}]/u.test(after)) return at;
  }
  return -1;
}
