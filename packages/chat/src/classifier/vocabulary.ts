import { slipsBetween } from './typo.ts';

/** The words of all commands: what is one of them is never a slip of another. */
export interface Vocabulary {
  /** How many slips lie between a typed word and the nearest of some words; Infinity when none is near. */
  slipsTo(words: ReadonlySet<string>, typed: string): number;
  /** The words that a typed one may stand for, itself alone when it is known. */
  near(typed: string): ReadonlyMap<string, number>;
}

/** Words that are remembered at a time; a message that may be a command has fewer. */
const MOST_KEPT = 64;
const none: ReadonlyMap<string, number> = new Map();

/** A vocabulary that compares a typed word once with the words that begin like it. */
export function createVocabulary(words: Iterable<string>): Vocabulary {
  const known = new Set(words);
  const byLetter = new Map<string, string[]>();
  for (const word of known) byLetter.set(word.charAt(0), [...(byLetter.get(word.charAt(0)) ?? []), word]);
  const asked = new Map<string, ReadonlyMap<string, number>>();
  const near = (typed: string) => {
    if (known.has(typed)) return new Map([[typed, 0]]);
    // Many templates ask about the few words of a message.
    const before = asked.get(typed);
    if (before) return before;
    if (asked.size >= MOST_KEPT) asked.clear();
    const found = nearest(typed, byLetter);
    asked.set(typed, found);
    return found;
  };
  return {
    near,
    slipsTo(wanted, typed) {
      if (known.has(typed)) return Number.POSITIVE_INFINITY;
      let least = Number.POSITIVE_INFINITY;
      for (const [word, slips] of near(typed)) if (slips < least && wanted.has(word)) least = slips;
      return least;
    },
  };
}

function nearest(typed: string, byLetter: ReadonlyMap<string, string[]>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const letter of new Set([typed.charAt(0), typed.charAt(1)])) {
    for (const word of byLetter.get(letter) ?? []) {
      const slips = slipsBetween(typed, word);
      if (slips <= 2) found.set(word, slips);
    }
  }
  return found.size > 0 ? found : none;
}
