import { type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

/** True where a capital says nothing: at the head of a sentence, a line, a list item, or after a colon or an opening quotation. */
export function isInitialAt({ tokens }: Pick<Reading, 'tokens'>, sentence: Sentence, at: number): boolean {
  for (let before = at - 1; before >= Math.max(sentence.from, at - 60); before--) {
    const token = tokenAt(tokens, before);
    if (token.quoted) continue;
    if (token.kind === 'mark' && !/^[:"“”«»'‘’(*•–—-]$/.test(token.text)) return before === sentence.from;
    if (token.text === ':') return true;
    if (token.text === '.' && before === sentence.from + 1 && tokenAt(tokens, sentence.from).kind === 'number')
      return true;
    if (token.kind === 'number' && before === sentence.from) return true;
    if (token.kind !== 'mark') return false;
  }
  return true;
}
