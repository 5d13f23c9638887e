import { isOccupation } from './lexicon/occupations.ts';
import { relationWord } from './lexicon/relation-words.ts';
import type { Token } from './token.ts';

/** `son in law`, `ex wife`, `ex cop`: words that are one, typed apart, become one token. */
export function joinWords(tokens: Token[]): void {
  for (let at = 0; at < tokens.length - 1; at++) {
    const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (first?.kind !== 'word' || second?.kind !== 'word') continue;
    const isInLaw =
      second.lower === 'in' && /^laws?$/.test(third?.lower ?? '') && relationWord(first.lower)?.type === 'family';
    if (isInLaw && third) join(tokens, at, 3);
    else if (first.lower === 'ex' && (relationWord(second.lower) || isOccupation(second.lower))) join(tokens, at, 2);
  }
}

function join(tokens: Token[], at: number, count: number): void {
  const parts = tokens.slice(at, at + count);
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return;
  const lower = parts.map((part) => part.lower).join('-');
  tokens.splice(at, count, { ...first, lower, text: parts.map(({ text }) => text).join(' '), end: last.end });
}
