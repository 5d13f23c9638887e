import { isPersonNoun } from '../lexicon/noun-kinds.ts';
import { numberValue } from '../lexicon/number-words.ts';
import { relationWord } from '../lexicon/relation-words.ts';
import { titles } from '../lexicon/titles.ts';
import { tokenAt } from '../reading.ts';
import { readSentenceAct, type SentenceAct } from '../sentence-act.ts';
import type { Sentence, Token } from '../token.ts';

/** What a sentence is, and what it does. */
export interface Told {
  sentence: Sentence;
  act: SentenceAct;
}

/**
 * "I love her already: Wilhelmina Osei, 51", "My producer wants a doctor, so meet Hanna, 41": what begins beside the story and turns to it is
 * read as two sentences, so that the one does not silence the other.
 */
export function splitAtTurn(tokens: readonly Token[], told: Told): Told[] {
  const { sentence, act } = told;
  const isBeside = /^(?:chatter|question|request)$/.test(act.kind) || act.isStrict === true;
  if (!isBeside) return [told];
  for (let at = sentence.from + 2; at < sentence.to - 1; at++) {
    const next = turnAt(tokens, at);
    if (next === undefined || tokenAt(tokens, at).quoted || !introduces(tokens, next, sentence.to)) continue;
    const right: Sentence = { ...sentence, from: next, isLineStart: false };
    const read = readSentenceAct(tokens, right);
    const isTold = /^(?:tell|create|update)$/.test(read.kind) && !read.isStrict;
    const turned: SentenceAct = isTold
      ? read
      : { kind: 'tell', pattern: 'turns to the story', confidence: 0.7, head: next };
    return [
      { sentence: { ...sentence, to: at, closing: ':' }, act },
      { sentence: right, act: turned },
    ];
  }
  return [told];
}

/** The token behind a colon, a dash, or "so", "but", "therefore", "and now". */
function turnAt(tokens: readonly Token[], at: number): number | undefined {
  const { text, lower } = tokenAt(tokens, at);
  const next = tokenAt(tokens, at + 1).lower;
  if (/^[:;–—]$/.test(text)) return text === ':' && isOwnPerson(tokens, at - 1) ? undefined : at + 1;
  if (text === ',') return /^(?:so|but|therefore|hence)$/.test(next) ? at + 2 : undefined;
  if (/^(?:so|therefore)$/.test(lower)) return at + 1;
  return lower === 'and' && (next === 'now' || next === 'so') ? at + 2 : undefined;
}

/** "My ex:", "our gaffer:": what follows the colon is said of somebody of the writer's. */
function isOwnPerson(tokens: readonly Token[], at: number): boolean {
  if (!isPersonNoun(tokenAt(tokens, at).lower)) return false;
  return [1, 2, 3].some((back) => /^(?:my|our)$/.test(tokenAt(tokens, at - back).lower));
}

const bridges =
  /^(?:so|but|now|and|then|therefore|that's|that|it|it's|here|here's|there|there's|'s|is|are|was|be|becomes|comes|she|he|they|meet|enter|please|write|a|an|the|our|my|new|another|add|call|called|named|name|one|this|goes|better|also|yes|ok|man|woman|girl|boy|say|old|young|little)$/;
const MOST_BRIDGES = 9;
const LONGEST_NAME = 4;

/** Nothing but small words and nouns for people, then a name, with an age, a trade or a part to it. */
function introduces(tokens: readonly Token[], from: number, to: number): boolean {
  let hasNoun = false;
  for (let at = from; at < Math.min(from + MOST_BRIDGES, to); at++) {
    const token = tokenAt(tokens, at);
    if (token.quoted || token.kind === 'number') return false;
    const isName = token.kind === 'word' && token.shape === 'capital' && !bridges.test(token.lower);
    if (isName) {
      const isGiven = /^(?:is|'s|now|meet|enter|add|named|called|name|:)$/.test(tokenAt(tokens, at - 1).lower);
      return (hasNoun && isGiven) || isDescribed(tokens, at, to);
    }
    const isNoun = isPersonNoun(token.lower);
    if (isNoun) hasNoun = true;
    else if (!bridges.test(token.lower) && !/^[:,]$/.test(token.text)) return false;
  }
  return false;
}

/** "Hanna Zielona, 41", "Dr. Prell (60)", "Ilinca, florist", "Klaus Richter, the banker". */
function isDescribed(tokens: readonly Token[], at: number, to: number): boolean {
  let last = at;
  while (last + 1 < Math.min(at + LONGEST_NAME, to) && isOfName(tokens, last + 1)) last++;
  const mark = tokenAt(tokens, last + 1);
  const after = tokenAt(tokens, last + 2);
  if (/^(?:is|'s|was|has)$/.test(mark.lower) && (/^(?:a|an|the)$/.test(after.lower) || after.kind === 'number'))
    return true;
  if (mark.text === ',' && after.lower === 'who') return true;
  if (last + 1 >= to || !/^[,(–—-]$/.test(mark.text)) return false;
  for (let next = last + 2; next < Math.min(last + 6, to); next++) {
    const token = tokenAt(tokens, next);
    if (token.kind === 'number' || numberValue(token.lower) !== undefined) return true;
    if (isPersonNoun(token.lower) && relationWord(token.lower)?.type !== 'family') return true;
    if (token.kind === 'mark' && token.text !== '-') return false;
  }
  return false;
}

function isOfName(tokens: readonly Token[], at: number): boolean {
  const token = tokenAt(tokens, at);
  if (token.text === '.') return titles.has(tokenAt(tokens, at - 1).lower);
  return (
    token.kind === 'word' && (token.shape === 'capital' || /^(?:de|da|van|von|del|la|di|bin|al)$/.test(token.lower))
  );
}
