import * as act from '../lexicon/act-words.ts';
import { recordObject } from './asking.ts';
import { type Judge, type Verdict, verdict } from './judge.ts';
import { canBeUndone, namesRecord, notOrdered } from './not-ordered.ts';

export const undo: Judge = (words, context) => {
  const found = undoing(words);
  return found && (notOrdered(words, context) ?? found);
};

function undoing(words: readonly string[]): Verdict | undefined {
  const [first = '', second = '', third = ''] = words;
  if (act.undoVerbs.has(first) && words.length <= 8 && canBeUndone(words)) return verdict('undo', 'undo', 0.95);
  const isTaken = first === 'take' && third === 'back' && /^(?:that|it|this|them|those|everything|all)$/.test(second);
  const isRolled = first === 'roll' && second === 'back' && canBeUndone(words.slice(1));
  const isScratched = first === 'scratch' && second === 'that';
  return (isTaken && words.length <= 4) || (isScratched && words.length <= 4) || (isRolled && words.length <= 6)
    ? verdict('undo', 'take that back', 0.85)
    : undefined;
}

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
    /^(?:(?:i'm|i am|im|we're|we are|i|we) )?ready (?:for|to)\b/.test(text) ||
    /^(?:on|back|moving on|over) to\b/.test(text) ||
    (/^(?:(?:start|begin) (?:with|on)|switch(?: over)? to)\b/.test(text) && act.stepWords.has(words.at(-1) ?? '')) ||
    /^(?:take|bring) (?:me|us) to\b/.test(text) ||
    /^(?:let's|lets) /.test(text);
  if (/^(?:(?:i'm|i am|im|we're|we are) |all )?(?:done|finished)\b.* next (?:step|stage|phase)$/.test(text))
    return verdict('advance', 'done, next step', 0.85);
  if (!isGoing) return undefined;
  if (/\b(?:next|following) (?:step|stage|phase|one)\b/.test(text))
    return verdict('advance', 'go to the next step', 0.95);
  if (first === 'advance' && words.length <= 8) return verdict('advance', 'advance to a step', 0.9);
  if (words.length > 8) return undefined;
  const names = words.slice(1).filter((each) => act.stepWords.has(each));
  if (names.length > 0 && / (?:to|on|with|for|into) /.test(` ${text} `))
    return verdict('advance', 'go to a step', 0.85);
  return /^(?:proceed|move on|move forward|moving on|let's move on|lets move on|(?:(?:i'm|i am|im|we're|we are|we|i) )?ready to (?:move|go) on|go on|carry on|continue|go ahead)$/.test(
    text,
  )
    ? verdict('advance', 'go on', 0.7)
    : undefined;
};

const figurative = new Set('cut drop scrap axe discard'.split(' '));
export const erase: Judge = (words, context) => {
  const [first = '', second = '', third = ''] = words;
  const isRid = first === 'get' && second === 'rid' && third === 'of';
  const isTaken =
    (first === 'cancel' && recordObject(words)) || (first === 'take' && (second === 'out' || words[2] === 'out'));
  if (!isRid && !isTaken && !act.deleteVerbs.has(first)) return undefined;
  if (first === 'cut' && second === 'to') return undefined;
  if (words.length > (first === 'cut' || first === 'drop' ? 6 : 14) || words.length < 2) return undefined;
  const other = notOrdered(words, context);
  if (other) return other;
  if (second === 'your') return undefined;
  if (words.slice(2, 8).some((each) => /^(?:thing|bit|part|stuff|idea|angle|detail)$/.test(each)))
    return verdict('update', 'remove a detail', 0.7);
  if (/^(?:his|her|their|its)$/.test(second) && words.length > 2) return verdict('update', 'remove a detail', 0.6);
  if (figurative.has(first) && !namesRecord(words, context)) return undefined;
  return verdict('delete', isRid ? 'get rid of' : 'delete', figurative.has(first) ? 0.75 : 0.9);
};
