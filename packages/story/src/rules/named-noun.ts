import { recordNouns } from './lexicon/act-words.ts';
import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { animals } from './lexicon/person-nouns.ts';
import { placeKinds } from './lexicon/place-kinds.ts';
import { thingNouns } from './named-thing.ts';
import { tokenAt } from './reading.ts';
import type { Sentence, Token } from './token.ts';
/** "the river matters a lot, it's called the Sava": what "it" is, looked for further back. */
export function placeBefore(tokens: readonly Token[], from: number): number {
  for (let at = from; at >= 0 && at > from - 30; at--)
    if (placeKinds.has(tokenAt(tokens, at).lower) || thingNouns.has(tokenAt(tokens, at).lower)) return at;
  return -1;
}

const NOUN_REACH = 14;

/** The nearest noun to the left that means a person, an animal, a place or a thing. "a girl of seventeen called Rosalind" → girl. */
export function nounBefore(tokens: readonly Token[], sentence: Sentence, from: number): number {
  let fallback = -1;
  for (let at = from; at >= sentence.from && at > from - NOUN_REACH; at--) {
    const token = tokenAt(tokens, at);
    if (token.kind === 'mark' && /^[;.]$/.test(token.text)) break;
    if (token.kind === 'mark' && token.text === ',' && at !== from) break;
    if (token.kind !== 'word' || token.quoted || token.shape === 'capital') continue;
    const lower = token.lower;
    const isNoun =
      recordNouns.has(lower) ||
      isPersonNoun(lower) ||
      animals.has(lower) ||
      placeKinds.has(lower) ||
      thingNouns.has(lower);
    if (isNoun && !isInPrepositionalTail(tokens, sentence, at, from)) return at;
    if (isNoun && fallback < 0) fallback = at;
  }
  return fallback;
}

/** "a guard at the palace named X": the palace stands behind a preposition after the real noun. */
function isInPrepositionalTail(tokens: readonly Token[], sentence: Sentence, noun: number, _from: number): boolean {
  for (let at = noun - 1; at >= sentence.from && at > noun - 5; at--) {
    const lower = tokenAt(tokens, at).lower;
    if (/^(?:in|at|from|with|near|of|on|for)$/.test(lower)) {
      const before = tokenAt(tokens, at - 1).lower;
      return (
        at - 1 >= sentence.from &&
        (isPersonNoun(before) || recordNouns.has(before) || animals.has(before) || placeKinds.has(before))
      );
    }
    if (/^(?:a|an)$/.test(lower)) return false;
    if (tokenAt(tokens, at).kind === 'mark') return false;
  }
  return false;
}
