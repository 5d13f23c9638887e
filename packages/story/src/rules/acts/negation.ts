import { finiteVerb } from '../lexicon/person-verbs.ts';
import { relationWord } from '../lexicon/relation-words.ts';
import type { Token } from '../token.ts';

/** True when a sentence says what is not, or is not wanted: it puts nothing on record. A negated deed ("Tom doesn't answer") is told all the same. */
export function isNegation(words: readonly string[], word: readonly Token[]): boolean {
  const [first = '', second = ''] = words;
  const text = words.join(' ');
  if (first === 'not' || first === 'nothing' || first === 'without' || (first === 'no' && second !== 'one'))
    return true;
  if (
    /^(?:there|theres|there's)(?: 's| is| are| was| were| will be| should be)? ?(?:no|not|isn't|aren't|wasn't|never)\b/.test(
      text,
    ) ||
    /^there (?:isn't|aren't|wasn't|shouldn't|can't|won't)\b/.test(text)
  )
    return true;
  if (
    /^(?:i|we|you|nobody)(?: really| also| just)? (?:don't|dont|do not|didn't|never|won't|can't|cannot|shouldn't|wouldn't|'m not|am not|haven't)\b/.test(
      text,
    )
  )
    return true;
  if (
    /^(?:it|that|this|its|that's|it's)(?: 's| is| was| should| does)? ?(?:not|isn't|wasn't|shouldn't|doesn't|never|no)\b/.test(
      text,
    )
  )
    return true;
  if (/^(?:nobody|no one|noone|none of)\b.*\b(?:called|named)\b/.test(text)) return true;
  return deniesWhatOneIs(words, word) || deniesKin(text);
}

/** `Nilton isn't corrupt`, `he's not a bad guy`, `she is no doctor`: near the subject, before any other verb. */
function deniesWhatOneIs(words: readonly string[], word: readonly Token[]): boolean {
  const limit = Math.min(words.length, 6);
  for (let at = 1; at < limit; at++) {
    const here = words[at] ?? '';
    if (finiteVerb(here) !== undefined && !/^(?:is|was|are|were|'s)$/.test(here)) return false;
    if (/^(?:that|which|who|whose|because|where)$/.test(here)) return false;
    if (/^(?:isn't|wasn't|aren't|weren't|isnt|wasnt|arent|ain't|shouldn't)$/.test(here))
      return !isProgressive(words[at + 1]);
    if (/^(?:is|'s|was|are|were|'re|should|must)$/.test(here)) {
      const next = words[at + 1] ?? '';
      const rest = next === 'be' || next === 'really' || next === 'just' ? words[at + 2] : next;
      if (next === 'not' || next === 'no' || next === 'never' || rest === 'not')
        return !isProgressive(words[at + 2]) && word[at + 1] !== undefined;
      return false;
    }
  }
  return false;
}

/** `Tom does not have a brother`, `she has no children`. */
function deniesKin(text: string): boolean {
  const noun = /\b(?:does not|doesn't|doesnt|don't|do not|did not|didn't) have (?:a|an|any) (\S+)/.exec(text)?.[1];
  return noun !== undefined && (relationWord(noun) !== undefined || relationWord(noun.replace(/s$/, '')) !== undefined);
}

function isProgressive(word: string | undefined): boolean {
  return word !== undefined && word.length > 4 && word.endsWith('ing');
}
