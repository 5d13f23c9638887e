import * as act from '../lexicon/act-words.ts';
import { isPlainGivenName } from '../lexicon/given-names.ts';
import { isAnimalOrPerson, isPlaceNoun } from '../lexicon/noun-kinds.ts';
import { numberValue } from '../lexicon/number-words.ts';
import { finiteVerb } from '../lexicon/person-verbs.ts';
import type { Token } from '../token.ts';
import { recordObject } from './asking.ts';
import { isNameLike, type Judge, verdict } from './judge.ts';

const pronounObjects = new Set('him her it them his their its this that he she'.split(' '));
export const make: Judge = (words, { word }) => {
  const [first = '', second = '', third = ''] = words;
  if (!act.createVerbs.has(first)) return undefined;
  if ((first === 'make' || first === 'put' || first === 'bring') && (pronounObjects.has(second) || isNameLike(word[1])))
    return undefined;
  if (first === 'write' || first === 'draft') return undefined;
  if (
    first === 'make' ||
    first === 'put' ||
    first === 'bring' ||
    first === 'include' ||
    first === 'ad' ||
    first === 'define' ||
    first === 'develop' ||
    first === 'build' ||
    first === 'design'
  ) {
    return recordNear(words) ||
      (/^(?:a|an|another|one|new|two|three|four|the|some)$/.test(second) &&
        (isAnimalOrPerson(words[2] ?? '') || words.includes('named') || words.includes('called')))
      ? verdict('create', first, 0.9)
      : undefined;
  }
  if (first === 'new' && !recordNear(words)) return undefined;
  if (
    /^(?:a|an|some|more)$/.test(second) &&
    !recordNear(words) &&
    !words.slice(1, 8).some(isAnimalOrPerson) &&
    !words.slice(1, 6).some(isPlaceNoun) &&
    !words.includes('named') &&
    !words.includes('called') &&
    !isNameLike(word[2])
  ) {
    return act.toneWords.has(third) || word.every((each, at) => at === 0 || each.shape === 'lower')
      ? verdict('chatter', 'wish', 0.6, true)
      : verdict('create', first, 0.6);
  }
  return verdict('create', first, 0.92);
};

function recordNear(words: readonly string[]): boolean {
  return words.slice(1, 7).some((each) => act.recordNouns.has(each));
}

const wantStarts =
  /^(?:i|we)(?: also| really| just)? (?:want|need|would like|would love|have|'d like|'d love|'d want|imagine|picture|see|got)(?: to (?:have|add|create|introduce|include|see|make|put))? (?:a|an|another|one|some|two|three|the|my|our|this|these|there|in|to)\b/;
export const want: Judge = (words) => {
  const text = words.join(' ').replace(/ '/g, "'");
  if (!/^(?:i|we|i'd|we'd|i've|we've)\b/.test(text)) return undefined;
  if (!wantStarts.test(text)) return undefined;
  if (/\b(?:named|called|name is)\b/.test(text) || recordObject(words.slice(1)))
    return /\b(?:named|called|name|who|where)\b/.test(text)
      ? verdict('create', 'want a record', 0.8)
      : verdict('create', 'want a record', 0.6);
  const isSomebody = words
    .slice(2, 9)
    .some((each) => isAnimalOrPerson(each) && !/^(?:love|date|star|hero|lead|ex|mystery|western|romance)$/.test(each));
  return isSomebody ? verdict('create', 'want somebody', 0.6) : undefined;
};

/** "Can we have a baker, Tom, 40?", "let's have an eight-year-old boy, Timmy": somebody asked for by name. */
export const have: Judge = (words, { word, isWondering, isPolite }) => {
  const text = words.join(' ');
  const match =
    /^(?:(?:can|could) (?:we|i|you) |let's |lets |let us |we(?: should| could| can| 'll)? )(?:have|put in|throw in|start with|begin with) (?:a|an|another|one|some)\b/.exec(
      text,
    );
  if (!match || isWondering || isPolite || words.some((each) => act.requestObjects.has(each))) return undefined;
  const from = match[0].split(' ').length;
  const noun = words
    .slice(from, from + 6)
    .some((each) => isAnimalOrPerson(each) || each === 'named' || each === 'called');
  return noun && word.slice(from).some((each) => each.shape === 'capital')
    ? verdict('create', 'have somebody', 0.75)
    : undefined;
};

export const change: Judge = (words, { word, tokens }) => {
  const [first = '', second = ''] = words;
  if (/^(?:do|put)$/.test(first) && /^(?:him|her|them)$/.test(second) && numberValue(words[2] ?? '') !== undefined)
    return verdict('update', 'make', 0.8);
  if (!act.changeVerbs.has(first) || finiteVerb(second) !== undefined) return undefined;
  if (/^(?:mark|treat|age|fix|let|correct)$/.test(first) && word[0]?.shape !== 'lower' && !pronounObjects.has(second))
    return undefined;
  const text = words.join(' ');
  if (
    (first === 'make' || first === 'keep') &&
    second === 'it' &&
    words.length <= 8 &&
    !/\b(?:bar|hotel|church|club|restaurant|house)\b/.test(text)
  )
    return verdict('chatter', 'wish about tone', 0.7);
  if (
    first === 'change' ||
    first === 'rename' ||
    first === 'update' ||
    first === 'set' ||
    first === 'edit' ||
    first === 'replace' ||
    first === 'correct' ||
    first === 'swap' ||
    first === 'switch'
  ) {
    if (first === 'set' && !/\b(?:to|as)\b/.test(text)) return undefined;
    return verdict('update', first, 0.9);
  }
  if (first === 'give' && (second === 'me' || second === 'us')) return undefined;
  const isPointed =
    pronounObjects.has(second) ||
    isNameLike(word[1]) ||
    second === 'the' ||
    second === 'scene' ||
    nameFollows(word, tokens);
  if (!isPointed) return undefined;
  if (first === 'move' && !/\b(?:scene|it)\b/.test(text)) return undefined;
  return verdict('update', first, 0.85);
};

function nameFollows(word: readonly Token[], _tokens: readonly Token[]): boolean {
  return (
    word.slice(1, 3).some((each) => each.shape !== 'lower' || isPlainGivenName(each.lower)) ||
    (word.length >= 3 && /^(?:make|turn|call|give)$/.test(word[0]?.lower ?? ''))
  );
}
