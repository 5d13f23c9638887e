import type { Token } from './tokens.ts';
import { slipsBetween } from './typo.ts';

/** A message without what courtesy puts around the matter. */
export interface Matter {
  tokens: readonly Token[];
  /** False when it asks rather than orders, so that it may look things up and change nothing. */
  mayAct: boolean;
}

const phrases = (text: string) => text.split('|').map((phrase) => phrase.split(' '));

// "could you please": an order in the form of a question. "can you" alone may ask whether it is possible.
const askingYou = phrases('can you|could you|would you|will you');
// Only looking is meant: "can I see the ledger?", "let me see the ledger".
const askingLeave = phrases('can i|could i|may i|can we|could we|let me');
const opening = phrases(
  "go ahead and|i want you to|i need you to|i would like you to|i'd like you to|i want to|i need to|i would like to|i'd like to|i want|let's|lets|let us|ok|okay|alright|hey|hi|hello|yes|so|now|then|just|kindly",
);
const closing = phrases('for me|right now|now|thanks|thank you|thx');

/** Takes courtesies off both ends of a message, and "please" from wherever courtesy puts it. Leaves at least one word. */
export function readMatter(tokens: readonly Token[], message: string): Matter {
  const start = skipOpenings(tokens);
  const [isAsking, isAskingLeave] = [start.asked === 'you', start.asked === 'leave'];
  const end = skipClosings(tokens, start.at);
  const isRequest = isAsking && (start.isPlease || end.isPlease || isSaid(tokens, end.at, 'for me'));
  const rest = tokens.slice(start.at, end.at);
  const matter = rest.length > 2 && isPlease(rest[1]) ? rest.filter((_, index) => index !== 1) : rest;
  return {
    tokens: matter,
    mayAct: !isAskingLeave && (isRequest || !(isAsking || message.includes('?'))),
  };
}

interface Skipped {
  at: number;
  isPlease: boolean;
}

function skipOpenings(tokens: readonly Token[]): Skipped & { asked?: 'you' | 'leave' } {
  const skipped: Skipped & { asked?: 'you' | 'leave' } = { at: 0, isPlease: false };
  for (;;) {
    const { at } = skipped;
    if (at >= tokens.length - 1) return skipped;
    if (isPlease(tokens[at])) {
      skipped.at += 1;
      skipped.isPlease = true;
      continue;
    }
    const asked = skipped.asked === undefined;
    const you = asked ? said(askingYou, tokens, at) : undefined;
    const leave = asked && !you ? said(askingLeave, tokens, at) : undefined;
    const found = you ?? leave ?? said(opening, tokens, at);
    if (!found || at + found.length >= tokens.length) return skipped;
    if (you) skipped.asked = 'you';
    if (leave) skipped.asked = 'leave';
    skipped.at += found.length;
  }
}

function skipClosings(tokens: readonly Token[], from: number): Skipped {
  const skipped: Skipped = { at: tokens.length, isPlease: false };
  for (;;) {
    const { at } = skipped;
    if (at <= from + 1) return skipped;
    if (isPlease(tokens[at - 1])) {
      skipped.at -= 1;
      skipped.isPlease = true;
      continue;
    }
    const found = closing.find((phrase) => at - phrase.length > from && isAt(phrase, tokens, at - phrase.length));
    if (!found) return skipped;
    skipped.at -= found.length;
  }
}

function said(choices: readonly string[][], tokens: readonly Token[], at: number): string[] | undefined {
  return choices.find((phrase) => isAt(phrase, tokens, at));
}

function isSaid(tokens: readonly Token[], from: number, phrase: string): boolean {
  const words = phrase.split(' ');
  return tokens.some((_, at) => at >= from && isAt(words, tokens, at));
}

function isAt(phrase: readonly string[], tokens: readonly Token[], at: number): boolean {
  return phrase.every((word, offset) => {
    const token = tokens[at + offset];
    return token !== undefined && token.word === word && !token.isQuoted;
  });
}

function isPlease(token: Token | undefined): boolean {
  if (!token || token.isQuoted) return false;
  const { word } = token;
  return (
    word === 'please' ||
    word === 'pls' ||
    word === 'plz' ||
    (word.startsWith('pl') && slipsBetween(word, 'please') <= 1)
  );
}
