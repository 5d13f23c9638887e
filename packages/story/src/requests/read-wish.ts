import type { WishKind } from '@greenlight/schema';
import { findNumbers } from '../alignment/number-words.ts';
import { foldText } from '../names/name-key.ts';

/** A wish for ideas: what, and how many. */
export interface Wish {
  kind: WishKind;
  count: number;
}

const USUAL = 3;
const MOST = 12;

// By the word that says it, most telling first where two begin at the same place.
const words: readonly [WishKind, RegExp][] = [
  ['ending', /\b(endings?|finales?|denouements?|could (it|this|that|the \w+) end|should (it|this|that|the \w+) end)\b/],
  [
    'complication',
    /\b(complications?|(plot )?twists?|obstacles?|setbacks?|problems?|troubles?|(could|can|might) go wrong)\b/,
  ],
  [
    'beat',
    /\b(beats?|plot points?|turning points?|scene ideas?|ideas? for (a |the |some |more )?(next )?scenes?|((could|should|might) happen|happens) next)\b/,
  ],
  ['title', /\b(titles?|what to call (it|this|the film|the story))\b/],
  ['logline', /\b(loglines?|premises?)\b/],
  ['place', /\b(places?|locations?|settings?)\b/],
  ['name', /\b(names?|surnames?|what to call (him|her|them|the \w+))\b/],
  ['secret', /\bsecrets?\b/],
  ['flaw', /\b(flaws?|weakness(es)?)\b/],
  ['want', /\b(wants|motives?|motivations?|goals?)\b/],
  [
    'person',
    /\b(characters?|people|persons?|somebody|someone|villains?|antagonists?|hero(es)?|heroines?|protagonists?|sidekicks?)\b/,
  ],
];

// Text to be written, not ideas to be chosen from: no list has that.
const writing =
  /\b(write|rewrite|draft|continue|finish|polish|improve|shorten|translate|summari[sz]e|dialogues?|monologues?)\b/;

/** What a message wishes for, where a genre may have it: the first such word. Undefined for text that has to be written. */
export function readWish(message: string): Wish | undefined {
  const text = foldText(message);
  if (writing.test(text)) return undefined;
  const found = words
    .flatMap(([kind, pattern]) => {
      const match = pattern.exec(text);
      return match ? [{ kind, at: match.index, said: match[0] }] : [];
    })
    .sort((one, other) => one.at - other.at)[0];
  if (!found) return undefined;
  return { kind: found.kind, count: countBefore(text.slice(0, found.at), found.said) };
}

/** "three", "5", or one for "a name"; a few for what is said in the plural, or as a question. */
function countBefore(before: string, said: string): number {
  const number = findNumbers(before).at(-1)?.value;
  if (number !== undefined && number >= 1) return Math.min(number, MOST);
  const isOne = /\b(a|an|one|another|the)( \w+){0,2}$/.test(before.trim()) && !/(s|people)$/.test(said);
  return isOne ? 1 : USUAL;
}
