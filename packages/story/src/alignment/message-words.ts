import type { Span } from '@greenlight/schema';
import { foldText } from '../names/name-key.ts';

interface Word {
  folded: string;
  start: number;
  end: number;
}

/** How well a text's words were found in a message. */
export interface FoundWords {
  span: Span;
  match: 'exact' | 'fuzzy';
}

/** A message as words that can be looked up, each with its place in UTF-16 units. */
export class MessageWords {
  readonly #words: Word[];

  constructor(readonly text: string) {
    this.#words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)].map((match) => ({
      folded: foldText(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  /** Every place where these words stand in this order, without regard to case, accents and punctuation. */
  findExact(words: string): Span[] {
    const wanted = wordsOf(words);
    if (wanted.length === 0) return [];
    return this.#starts(wanted.length).flatMap((from) => {
      const here = this.#words.slice(from, from + wanted.length);
      return here.every((word, index) => isWord(word.folded, wanted[index] ?? '')) ? [spanOf(here)] : [];
    });
  }

  /** Places where most of these words stand close together, each the same, inflected or misspelled. The best come first. */
  findFuzzy(words: string): Span[] {
    const wanted = wordsOf(words).filter((word) => !fillers.has(word));
    if (wanted.length === 0) return [];
    const needed = Math.ceil(wanted.length * 0.6);
    const width = wanted.length + 2;
    const windows = this.#words.map((_, from) => this.#words.slice(from, from + width));
    const hits = windows
      .map((window) => window.filter((word) => wanted.some((each) => isAlike(word.folded, each))))
      .map((hit) => ({ hit, count: new Set(hit.map(({ folded }) => folded)).size }))
      .filter(({ hit, count }) => count >= needed && hit[0] !== undefined);
    const best = Math.max(0, ...hits.map(({ count }) => count));
    return unique(hits.filter(({ count }) => count === best).map(({ hit }) => spanOf(hit)));
  }

  #starts(length: number): number[] {
    return Array.from({ length: Math.max(0, this.#words.length - length + 1) }, (_, index) => index);
  }
}

const fillers = new Set(['a', 'an', 'the', 'of', 'in', 'at', 'on', 'and', 'to', 'is', 'who', 'with', 'by', 'for']);

function wordsOf(text: string): string[] {
  return foldText(text).split(' ').filter(Boolean);
}

/** "Sarah's" is a mention of Sarah. */
function isWord(there: string, wanted: string): boolean {
  return there === wanted || there === `${wanted}s`;
}

function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  const stem = Math.max(4, shorter - 2);
  return a.slice(0, stem) === b.slice(0, stem) || (shorter > 4 && isOneEditApart(a, b));
}

function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1);
}

function spanOf(words: readonly Word[]): Span {
  return [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
}

function unique(spans: Span[]): Span[] {
  return spans.filter(
    (span, index) => spans.findIndex((other) => other[0] === span[0] && other[1] === span[1]) === index,
  );
}
