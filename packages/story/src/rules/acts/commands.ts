import * as act from '../lexicon/act-words.ts';
import { type Judge, verdict } from './judge.ts';

export const undo: Judge = (words) => {
  const [first = '', second = '', third = ''] = words;
  if (act.undoVerbs.has(first) && words.length <= 8) return verdict('undo', 'undo', 0.95);
  if (
    words.length <= 6 &&
    ((first === 'take' && third === 'back') ||
      (first === 'scratch' && second === 'that') ||
      (first === 'roll' && second === 'back'))
  )
    return verdict('undo', 'take that back', 0.85);
  return undefined;
};

export const refusal: Judge = (words) => {
  const [first = '', second = ''] = words;
  if (/^(?:don't|dont|never|stop|avoid)$/.test(first) || (first === 'do' && second === 'not'))
    return verdict('chatter', 'negated command', 0.85);
  return undefined;
};

const advanceVerbs = new Set('advance proceed continue move go skip jump'.split(' '));
export const advance: Judge = (words, { isAsked }) => {
  if (isAsked && words.length > 8) return undefined;
  const text = words.join(' ').replaceAll(" '", "'");
  if (/^(?:the )?next (?:step|stage|phase)\b/.test(text) && words.length <= 5)
    return verdict('advance', 'next step', 0.95);
  const [first = ''] = words;
  const isGoing =
    advanceVerbs.has(first) ||
    /^(?:i'm|i am|im|we're|we are|i|we) ready (?:for|to)\b/.test(text) ||
    /^(?:take|bring) (?:me|us) to\b/.test(text) ||
    /^(?:let's|lets) /.test(text);
  if (!isGoing) return undefined;
  if (/\b(?:next|following) (?:step|stage|phase|one)\b/.test(text))
    return verdict('advance', 'go to the next step', 0.95);
  if (first === 'advance' && words.length <= 8) return verdict('advance', 'advance to a step', 0.9);
  if (words.length > 8) return undefined;
  const names = words.slice(1).filter((each) => act.stepWords.has(each));
  if (names.length > 0 && / (?:to|on|with|for|into) /.test(` ${text} `))
    return verdict('advance', 'go to a step', 0.85);
  return /^(?:proceed|move on|moving on|go on|continue|go ahead)$/.test(text)
    ? verdict('advance', 'go on', 0.7)
    : undefined;
};

export const erase: Judge = (words) => {
  const [first = '', second = '', third = ''] = words;
  const isRid = first === 'get' && second === 'rid' && third === 'of';
  if (!isRid && !act.deleteVerbs.has(first)) return undefined;
  if (first === 'cut' && second === 'to') return undefined;
  if (words.length > (first === 'cut' || first === 'drop' ? 6 : 14) || words.length < 2) return undefined;
  if (/^(?:his|her|their|its)$/.test(second)) return verdict('update', 'remove a detail', 0.6);
  return verdict('delete', isRid ? 'get rid of' : 'delete', first === 'cut' || first === 'drop' ? 0.75 : 0.9);
};
