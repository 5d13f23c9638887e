import { readAge } from './age.ts';
import { capitalize } from './capitalize.ts';
import type { Fact } from './fact.ts';
import { stretchEnd } from './fact-segment.ts';
import { verbBase } from './lexicon/person-verbs.ts';
import { relationWord } from './lexicon/relation-words.ts';
import { addStatement, type Predicate } from './predicate.ts';
import { phrase, type Reading, tokenAt } from './reading.ts';

const states = /^(?:live|come|grow|have|wear|speak|suffer|turn)$/;
const features =
  /^(?:hair|eyes?|scars?|tattoos?|beard|moustache|mustache|limp|legs?|arms?|hands?|fingers?|face|voice|accent|temper|stutter|lisp|freckles|glasses|nose|teeth|tooth|smile|wig|hat|cough|disease|cancer|memory|secret|dream|past|heart|degree|habit|gift|talent|phobia|allergy|curse|powers?|sense|weakness|soul|wings?|tail)$/;
const LONGEST_STATE = 16;

/** Standing facts that belong in a description: "lives in Prague", "has red hair", "comes from Oran"; and "turned 70". */
export function readState(predicate: Predicate, at: number): number | undefined {
  const { reading, to } = predicate;
  const { tokens, mentionAt } = reading;
  const verb = tokenAt(tokens, at).lower;
  const base = verb === 'turning' ? 'turn' : verbBase(verb);
  if (!base || !states.test(base)) return undefined;
  if (base === 'turn' || base === 'have') {
    const age = readNumberedAge(predicate, base, at + 1);
    if (age !== undefined) return age;
  }
  const end = stretchEnd(reading, at, to);
  if (!isStanding(reading, base, at, end) || end - at > LONGEST_STATE || end <= at + 1) return undefined;
  for (let each = at + 1; each < end; each++) {
    if (base === 'have' && (mentionAt[each] || relationWord(tokenAt(tokens, each).lower))) return undefined;
  }
  const words = phrase(reading, at, end - 1);
  const fact: Fact = { field: 'description', value: capitalize(words.text), span: words.span };
  addStatement(predicate, { facts: [fact], next: end, isPersonal: base !== 'have' });
  return end;
}

function isStanding({ tokens }: Reading, base: string, at: number, end: number): boolean {
  const verb = tokenAt(tokens, at).lower;
  const next = tokenAt(tokens, at + 1).lower;
  if (base === 'live') return /^(?:in|at|with|on|near|above|alone|under|by|outside)$/.test(next);
  if (base === 'come') return next === 'from';
  if (base === 'grow') return next === 'up';
  if (base === 'have') return verb !== 'had' && tokens.slice(at + 1, end).some((token) => features.test(token.lower));
  return base !== 'turn';
}

/** "She have 31 and is a driver": the number alone, where nothing is counted. */
function isBareAge({ tokens }: Reading, value: number, next: number, to: number): boolean {
  if (value < 10 || value > 99) return false;
  const after = tokenAt(tokens, next);
  if (next >= to) return true;
  return (
    /^(?:and|,)$/.test(after.lower) && /^(?:is|'s|he|she|works?|lives?|has|not)$/.test(tokenAt(tokens, next + 1).lower)
  );
}

/** "turned 70", and "has 31 years" as it is said in half of Europe. */
export function readNumberedAge(predicate: Predicate, base: string, at: number): number | undefined {
  const { reading, to } = predicate;
  const { tokens } = reading;
  const age = readAge(tokens, at, to);
  if (age?.value === undefined || age.value < 1 || age.value > 120) return undefined;
  const after = tokenAt(tokens, age.next);
  const isTold =
    base === 'turn'
      ? age.next >= to ||
        after.kind === 'mark' ||
        /^(?:last|this|today|tomorrow|soon|yesterday|next|in|and|on)$/.test(after.lower)
      : /^(?:years?|yrs?)$/.test(tokenAt(tokens, at + 1).lower) || isBareAge(reading, age.value, age.next, to);
  const span = phrase(reading, at, at).span;
  if (!isTold || (base === 'have' && after.kind === 'word' && age.next < to && !/^(?:and|but|old)$/.test(after.lower)))
    return undefined;
  addStatement(predicate, { facts: [{ field: 'age', value: age.value, span }], next: age.next, isPersonal: true });
  return age.next;
}
