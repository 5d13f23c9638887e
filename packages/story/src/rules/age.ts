import { isDecade, isTens, numberValue } from './lexicon/number-words.ts';
import { tokenAt } from './reading.ts';
import type { Token } from './token.ts';

/** An age, as it is said. "Nearly thirty" and "in his sixties" have no `value`: they belong in a description. */
export interface Age {
  value?: number;
  /** "About thirty", "like 50", "16ish": the value is the writer's guess, and her words are kept beside it. */
  isAbout?: boolean;
  next: number;
  /** Said as an age ("31 years old"), not as a bare number. */
  isExplicit: boolean;
}

const OLDEST = 200;
const near = new Set(
  'about around roughly nearly almost approximately maybe perhaps circa ca some over under probably late early mid mid- pushing approaching ~ like well past'.split(
    ' ',
  ),
);
const guesses = /^(?:about|around|roughly|approximately|maybe|perhaps|circa|ca|probably|~|like)$/;
const glued = /^(\d{1,3})-?(?:years?-?old|yr-?old|yrs?-?old|yo|y|yrs|year)?$/;

/** Reads an age that begins at this token. */
export function readAge(tokens: readonly Token[], at: number, to: number): Age | undefined {
  if (at >= to) return undefined;
  const token = tokenAt(tokens, at);
  if (token.lower === 'aged' || token.lower === 'age') return readLabelled(tokens, at, to);
  if (token.lower === 'in' || token.lower === 'at') return readDecade(tokens, at, to);
  if (token.lower === 'with' || token.lower === 'of' || token.lower === 'having' || token.lower === 'years')
    return readHeld(tokens, at, to);
  if (near.has(token.lower) || token.text === '~') return readNear(tokens, at, to);
  return readNumber(tokens, at, to);
}

function readLabelled(tokens: readonly Token[], at: number, to: number): Age | undefined {
  let next = at + 1;
  while (next < to && /^(?:of|is|:|=|only|just)$/.test(tokenAt(tokens, next).lower)) next++;
  const age = near.has(tokenAt(tokens, next).lower) ? readNear(tokens, next, to) : readNumber(tokens, next, to);
  return age && { ...age, isExplicit: true };
}

/** `in his late sixties`, `in her 30s`. */
function readDecade(tokens: readonly Token[], at: number, to: number): Age | undefined {
  let next = at + 1;
  if (/^(?:his|her|their|the|my|its)$/.test(tokenAt(tokens, next).lower)) next++;
  if (/^(?:early|mid|late|mid-|very)$/.test(tokenAt(tokens, next).lower)) next++;
  if (tokenAt(tokens, next).text === '-') next++;
  const word = tokenAt(tokens, next).lower.replace(/^(?:early|mid|late)-/, '');
  if (next < to && isDecade(word)) return { next: next + 1, isExplicit: true };
  return next < to && tokenAt(tokens, next + 1).lower === "'s" && /^\d0$/.test(word)
    ? { next: next + 2, isExplicit: true }
    : undefined;
}

/** `with 8 years`, `of 31 years`: as it is said in half of Europe. */
function readHeld(tokens: readonly Token[], at: number, to: number): Age | undefined {
  const isYears = /^(?:years?|yrs|anos|años)$/.test(tokenAt(tokens, at + 2).lower) && at + 2 < to;
  const value = isYears ? numberValue(tokenAt(tokens, at + 1).lower) : undefined;
  const after = tokenAt(tokens, at + 3);
  const isClosed = at + 3 >= to || after.kind === 'mark' || /^(?:and|old|who|he|she|is)$/.test(after.lower);
  if (value === undefined || value > OLDEST || !isClosed) return undefined;
  return { value, next: after.lower === 'old' && at + 3 < to ? at + 4 : at + 3, isExplicit: true };
}

function readNear(tokens: readonly Token[], at: number, to: number): Age | undefined {
  let next = at + 1;
  let isGuess = guesses.test(tokenAt(tokens, at).lower);
  if (near.has(tokenAt(tokens, next).lower) || tokenAt(tokens, next).text === '-') {
    isGuess &&= guesses.test(tokenAt(tokens, next).lower);
    next++;
  }
  if (next < to && isDecade(tokenAt(tokens, next).lower)) return { next: next + 1, isExplicit: true };
  const age = readNumber(tokens, next, to);
  if (!age) return undefined;
  return isGuess && age.value !== undefined
    ? { ...age, isAbout: true }
    : { next: age.next, isExplicit: age.isExplicit };
}

/** "One too many", "one of them", "two more": a number that counts. */
const counts = /^(?:too|of|more|less|fewer|such|another|or)$/;

function readNumber(tokens: readonly Token[], at: number, to: number): Age | undefined {
  if (at >= to) return undefined;
  const token = tokenAt(tokens, at);
  if (/^(?:\d{1,2}|[a-z]+ty)-(?:odd|something)$/.test(token.lower)) return { next: at + 1, isExplicit: true };
  const rounded = /^(\d{1,3}|[a-z]+?)-?ish$/.exec(token.lower);
  const about = rounded ? numberValue(rounded[1] ?? '') : undefined;
  if (about !== undefined && about <= OLDEST) return { value: about, isAbout: true, next: at + 1, isExplicit: true };
  const match = glued.exec(token.lower);
  const spelled = /^([a-z]+(?:-[a-z]+)?)-years?-old$/.exec(token.lower);
  let value = match ? Number(match[1]) : numberValue(spelled?.[1] ?? token.lower);
  if (
    value === undefined ||
    value > OLDEST ||
    token.lower === 'couple' ||
    token.lower === 'dozen' ||
    token.lower === 'zero'
  )
    return undefined;
  let next = at + 1;
  if (value < 10 && next < to && counts.test(tokenAt(tokens, next).lower)) return undefined;
  if (isTens(token.lower)) {
    const unit = numberValue(
      tokenAt(tokens, next).lower === '-' ? tokenAt(tokens, next + 1).lower : tokenAt(tokens, next).lower,
    );
    if (next < to && unit !== undefined && unit >= 1 && unit <= 9 && tokenAt(tokens, next).kind === 'word') {
      value += unit;
      next++;
    }
  }
  if (next < to && tokenAt(tokens, next).lower === 'ish')
    return { value, isAbout: true, next: next + 1, isExplicit: true };
  if (next < to && /^(?:odd|something)$/.test(tokenAt(tokens, next).lower)) return { next: next + 1, isExplicit: true };
  if (/(?:old|yo|y|yrs)$/.test(token.lower) && match)
    return { value, next: afterOld(tokens, next, to), isExplicit: true };
  if (spelled) return { value, next, isExplicit: true };
  return unitAfter(tokens, value, next, to);
}

/** `years old`, `y/o`, `yrs`, `years of age` after the number. */
function unitAfter(tokens: readonly Token[], value: number, from: number, to: number): Age {
  let next = from;
  if (tokenAt(tokens, next).text === '-' && next < to) next++;
  const unit = tokenAt(tokens, next).lower;
  if (next >= to) return { value, next: from, isExplicit: false };
  if (/^(?:years?-old|year-olds|yo|y\/o\.?|yrs?-old)$/.test(unit)) return { value, next: next + 1, isExplicit: true };
  if (!/^(?:years?|yrs?|yr|y|yeas|yars|yers)$/.test(unit)) return { value, next: from, isExplicit: false };
  const after = tokenAt(tokens, next + 1).lower;
  if (next + 1 < to && (after === 'old' || after === 'age')) return { value, next: next + 2, isExplicit: true };
  if (next + 1 < to && after === '-' && tokenAt(tokens, next + 2).lower === 'old')
    return { value, next: next + 3, isExplicit: true };
  if (after === 'of' && tokenAt(tokens, next + 2).lower === 'age') return { value, next: next + 3, isExplicit: true };
  return next + 1 >= to || tokenAt(tokens, next + 1).kind === 'mark' || after === 'and'
    ? { value, next: next + 1, isExplicit: true }
    : { value, next: from, isExplicit: false };
}

function afterOld(tokens: readonly Token[], next: number, to: number): number {
  const word = tokenAt(tokens, next).lower;
  if (next < to && word === 'old') return next + 1;
  return next + 1 < to && /^years?$/.test(word) && tokenAt(tokens, next + 1).lower === 'old' ? next + 2 : next;
}
