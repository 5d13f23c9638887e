import { isPersonNoun } from './lexicon/noun-kinds.ts';
import { participleVerb } from './lexicon/person-verbs.ts';
import { type Mention, type Reading, tokenAt } from './reading.ts';
import type { Sentence } from './token.ts';

const adverbs = /^(?:also|then|now|still|just|never|always|only|both|even|already|once|soon|often|[a-z]{3,}ly)$/;

/** "Is still holding", "is just sat": a verb's form, with adverbs before it. */
export function isDoing({ tokens }: Reading, from: number, to: number): boolean {
  let at = from;
  while (at < Math.min(from + 3, to) && adverbs.test(tokenAt(tokens, at).lower)) at++;
  const { lower } = tokenAt(tokens, at);
  return (
    participleVerb(lower) !== undefined || /^(?:sat|stood|asleep|awake|alone|drunk|dead|alive|late|hungry)$/.test(lower)
  );
}

/** "Uche and the conductor start to quarrel": beside a noun for a person. */
export function isBesidePerson({ tokens }: Reading, mention: Mention): boolean {
  if (
    tokenAt(tokens, mention.last + 1).lower !== 'and' ||
    !/^(?:the|a|an)$/.test(tokenAt(tokens, mention.last + 2).lower)
  )
    return false;
  return isPersonNoun(tokenAt(tokens, mention.last + 3).lower) || isPersonNoun(tokenAt(tokens, mention.last + 4).lower);
}

const states =
  /^(?:alone|asleep|awake|waiting|drunk|drowsy|crying|barefoot|soaked|furious|silent|naked|bleeding|laughing|smiling|shaking|sweating|exhausted|wounded|undressed|singing|praying)$/;

/** "Agnieszka, alone.": a sentence that shows somebody, without a verb. */
export function isShown({ tokens }: Reading, sentence: Sentence, mention: Mention): boolean {
  const at = mention.last + 1;
  return (
    mention.first === sentence.from && tokenAt(tokens, at).text === ',' && states.test(tokenAt(tokens, at + 1).lower)
  );
}
