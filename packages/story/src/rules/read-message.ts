import { markDialogue } from './dialogue.ts';
import type { KnownNames } from './known-names.ts';
import type { Reading } from './reading.ts';
import { readSentenceAct } from './sentence-act.ts';
import { splitSentences } from './sentences.ts';
import { isSlugline } from './slugline.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenize.ts';

/** Tokens, sentences and what each sentence does. Names come next. */
export function readMessage(message: string, known: KnownNames): Reading {
  const tokens = tokenize(message);
  calmShouting(tokens);
  markDialogue(tokens, message);
  const sentences = splitSentences(tokens);
  const acts = sentences.map((sentence) =>
    isSlugline(tokens, sentence)
      ? { kind: 'tell' as const, pattern: 'scene heading', confidence: 0.95, head: sentence.from }
      : readSentenceAct(tokens, sentence),
  );
  return { message, tokens, sentences, acts, known, mentions: [], mentionAt: new Array(tokens.length) };
}

const SHOUTED_SHARE = 0.8;
const SHOUTED_WORDS = 4;

/** A message all in capitals says nothing by them: its words count as small. Script headings are no shouting. */
function calmShouting(tokens: Token[]): void {
  const words = tokens.filter((token) => token.kind === 'word' && token.text.length > 1 && token.shape !== 'uncased');
  const loud = words.filter((token) => token.shape === 'upper');
  if (words.length < SHOUTED_WORDS || loud.length < words.length * SHOUTED_SHARE) return;
  if (
    /^(?:int|ext|scene|fade)$/.test(words[0]?.lower ?? '') ||
    tokens.some((token, at) => /^(?:INT|EXT)$/.test(token.text) && tokens[at + 1]?.text === '.')
  )
    return;
  for (const token of words) token.shape = 'lower';
}
