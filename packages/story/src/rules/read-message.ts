import { markDialogue } from './dialogue.ts';
import { joinWords } from './joined-words.ts';
import type { KnownNames } from './known-names.ts';
import { givenNameGender, isPlainGivenName } from './lexicon/given-names.ts';
import { isPlaceNoun } from './lexicon/noun-kinds.ts';
import { isOrdinaryWord } from './lexicon/ordinary-words.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { foldWord } from './name-key.ts';
import type { Reading } from './reading.ts';
import { splitAtTurn } from './register/turning-point.ts';
import { readSentenceAct } from './sentence-act.ts';
import { splitSentences } from './sentences.ts';
import { readSeparators } from './separators.ts';
import { isSlugline } from './slugline.ts';
import type { Token } from './token.ts';
import { tokenize } from './tokenize.ts';

/** Tokens, sentences and what each sentence does. Names come next. */
export function readMessage(message: string, known: KnownNames): Reading {
  const tokens = splitSloppyPossessives(tokenize(message), known);
  readSeparators(tokens);
  joinWords(tokens);
  calmShouting(tokens);
  markDialogue(tokens, message);
  const told = splitSentences(tokens).flatMap((sentence) =>
    isSlugline(tokens, sentence)
      ? [{ sentence, act: { kind: 'tell' as const, pattern: 'scene heading', confidence: 0.95, head: sentence.from } }]
      : splitAtTurn(tokens, { sentence, act: readSentenceAct(tokens, sentence) }),
  );
  const sentences = told.map(({ sentence }) => sentence);
  const acts = told.map(({ act }) => act);
  return { message, tokens, sentences, acts, known, mentions: [], mentionAt: new Array(tokens.length) };
}

/** `darcys aunt`, `sarahs brother`: a name with its possessive, typed without the apostrophe. */
function splitSloppyPossessives(tokens: Token[], known: KnownNames): Token[] {
  for (let at = 0; at < tokens.length - 1; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (
      token?.kind !== 'word' ||
      next?.kind !== 'word' ||
      next.shape !== 'lower' ||
      !/^[\p{L}]{2,}s$/u.test(token.lower)
    )
      continue;
    const stem = token.text.slice(0, -1);
    const isName =
      isPlainGivenName(stem.toLowerCase()) ||
      (stem.length === 2 &&
        givenNameGender(stem.toLowerCase()) !== undefined &&
        relationWord(next.lower) !== undefined) ||
      (known.byPart(foldWord(stem)) !== undefined && known.byPart(foldWord(token.text)) === undefined);
    if (
      !isName ||
      isPlainGivenName(token.lower) ||
      isOrdinaryWord(token.lower) ||
      !(
        relationWord(next.lower) ||
        isPlaceNoun(next.lower) ||
        /^(?:age|job|name|best|old|older|younger|little|ex|apartment|house|face|eyes|death|phone)$/.test(next.lower)
      )
    )
      continue;
    const cut = token.end - 1;
    tokens.splice(
      at,
      1,
      { ...token, text: stem, lower: token.lower.slice(0, -1), end: cut },
      { ...token, kind: 'clitic', text: token.text.slice(-1), lower: "'s", start: cut, shape: 'lower' },
    );
  }
  return tokens;
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
