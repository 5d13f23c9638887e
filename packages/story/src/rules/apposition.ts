import type { Facts } from './fact.ts';
import { readSegment } from './fact-segment.ts';
import { isOccupation } from './lexicon/occupations.ts';
import { finiteVerb, verbBase } from './lexicon/person-verbs.ts';
import { readNounPhrase } from './noun-phrase.ts';
import { belief, type Mention, type Reading, tokenAt } from './reading.ts';

/** What is said of a name right after it, between marks: "Irene Adler, a retired opera singer, about thirty", "Marcus (42, a baker)". */
export interface Apposition {
  stretches: Facts[];
  /** First token after all of it. */
  next: number;
}

export function readApposition(reading: Reading, mention: Mention, to: number, isAsked: boolean): Apposition {
  const stretches: Facts[] = [];
  let at = mention.last + 1;
  for (let turns = 0; turns < 12; turns++) {
    const before = at;
    at = readBracket(reading, at, to, stretches) ?? readAfterMark(reading, at, to, stretches, isAsked, mention) ?? at;
    if (at === before) break;
  }
  return { stretches, next: at };
}

/** `(42, a baker)`. */
function readBracket(reading: Reading, at: number, to: number, stretches: Facts[]): number | undefined {
  const { tokens } = reading;
  const open = tokenAt(tokens, at).text;
  if (at >= to || (open !== '(' && open !== '[')) return undefined;
  let close = at + 1;
  while (close < to && !/^[)\]]$/.test(tokenAt(tokens, close).text)) close++;
  if (close >= to || close - at > 60) return undefined;
  for (let from = at + 1; from < close; ) {
    const segment = readSegment(reading, from, close, { isAsked: true });
    if (segment && segment.next > from) {
      stretches.push(segment);
      from = segment.next;
    } else {
      while (from < close && !/^[,;/]$/.test(tokenAt(tokens, from).text)) from++;
    }
    while (from < close && (tokenAt(tokens, from).kind === 'mark' || tokenAt(tokens, from).lower === 'and')) from++;
  }
  return close + 1;
}

/** `Tom 30, Ana 28`: a number right behind a given name, before a comma, "and" or the end. */
function isListedAge({ tokens, mentionAt }: Reading, mention: Mention, at: number, to: number): boolean {
  const value = Number(tokenAt(tokens, at).text);
  const after = tokenAt(tokens, at + 1);
  const closes =
    at + 1 >= to ||
    after.kind === 'mark' ||
    /^(?:and|is|'s|was|who)$/.test(after.lower) ||
    isOccupation(after.lower) ||
    (finiteVerb(after.lower) !== undefined && after.shape === 'lower' && after.lower.endsWith('s')) ||
    mentionAt[at + 1] !== undefined;
  return (
    (mention.gender !== 'any' || mention.known !== undefined) &&
    Number.isInteger(value) &&
    value > 0 &&
    value < 120 &&
    closes
  );
}

/** "Pat Gallagher the undertaker", "and Cormac a failed actor"; not "Tom calls Ana a liar" or "gives Tom the knife". */
function startsNoun(reading: Reading, mention: Mention, at: number): boolean {
  const { tokens, mentionAt } = reading;
  if (at !== mention.last + 1 || !/^(?:a|an|the|my|our|his|her|their)$/.test(tokenAt(tokens, at).lower)) return false;
  for (let before = mention.first - 1; before >= 0 && before > mention.first - 4; before--) {
    if (mentionAt[before] || tokenAt(tokens, before).kind === 'mark') break;
    if (
      /^(?:call|make|give|name|consider|send|show|hand|tell|teach|pay|bring|offer|think|find|buy|get|owe|ask|promise|deny|leave)$/.test(
        verbBase(tokenAt(tokens, before).lower) ?? '',
      )
    )
      return false;
  }
  const noun = readNounPhrase(reading, at, at + 8);
  return (
    (noun?.isPersonal === true && noun.facts.some((fact) => fact.field === 'occupation' || fact.field === 'role')) ||
    noun?.relation !== undefined
  );
}

/** `, a retired opera singer` · ` - 42` · `: a baker` · ` who runs the bar`. */
function readAfterMark(
  reading: Reading,
  at: number,
  to: number,
  stretches: Facts[],
  isAsked: boolean,
  mention: Mention,
): number | undefined {
  const { tokens, mentionAt } = reading;
  if (at >= to) return undefined;
  const mark = tokenAt(tokens, at);
  const hasFacts = stretches.length > 0;
  const isBehindBracket =
    hasFacts && /^[)\]]$/.test(tokenAt(tokens, at - 1).text) && isOccupationAlone(reading, at, to);
  let from = at;
  if (
    mark.text === ',' ||
    mark.text === ':' ||
    mark.text === '=' ||
    mark.text === '|' ||
    mark.text === ';' ||
    isDash(reading, at)
  )
    from = at + 1;
  else if (mark.lower === 'and' && hasFacts) from = at + 1;
  else if (
    !isBehindBracket &&
    mark.lower !== 'who' &&
    mark.lower !== 'aged' &&
    mark.lower !== 'age' &&
    mark.lower !== 'aka' &&
    mark.lower !== 'alias' &&
    !(isAsked && /^(?:a|an|is|with|from)$/.test(mark.lower)) &&
    !(!hasFacts && startsNoun(reading, mention, at)) &&
    !(mark.kind === 'number' && (isAsked || isListedAge(reading, mention, at, to)))
  )
    return undefined;
  if (from >= to || (mentionAt[from] && tokenAt(tokens, (mentionAt[from]?.last ?? from) + 1).lower !== "'s"))
    return undefined;
  const isJoined = mark.lower === 'and';
  if (isClause(reading, from, to, isJoined)) return undefined;
  const segment = readSegment(reading, from, to, { isAsked: isAsked && !isJoined });
  if (!segment || segment.next <= from) return undefined;
  if (!hasFacts && mark.text === ',' && !segment.isPersonal && !segment.place && !isAsked) return undefined;
  if (followsAsSubject(reading, segment, to)) return undefined;
  const isNextOne =
    tokenAt(tokens, from).lower === 'and' &&
    tokenAt(tokens, segment.next).text === ',' &&
    mentionAt[segment.next + 1] !== undefined;
  if (isNextOne) return undefined;
  const isAgeOnly = segment.facts.length > 0 && segment.facts.every(({ field }) => field === 'age');
  if (isAgeOnly && !isAsked && belief(mention.place) >= 0.6 && belief(mention.person) < 0.6) return undefined;
  stretches.push(segment);
  return segment.next;
}

/** `Ana (31) nurse`: an occupation right up to a mark or the end. */
function isOccupationAlone(reading: Reading, at: number, to: number): boolean {
  const noun = readNounPhrase(reading, at, Math.min(at + 5, to));
  const isClosed = noun !== undefined && (noun.next >= to || tokenAt(reading.tokens, noun.next).kind === 'mark');
  return isClosed && noun.facts.some(({ field }) => field === 'occupation');
}

function isDash({ tokens }: Reading, at: number): boolean {
  const token = tokenAt(tokens, at);
  return (
    token.kind === 'mark' &&
    /^[-–—]+$/.test(token.text) &&
    (token.text !== '-' || token.start > tokenAt(tokens, at - 1).end)
  );
}

/** A clause of its own begins here: "…, she walks in", "…, and the baker sleeps". */
function isClause({ tokens, mentionAt }: Reading, at: number, to: number, isJoined: boolean): boolean {
  const token = tokenAt(tokens, at);
  const next = tokenAt(tokens, at + 1);
  if (token.lower === 'they') return true;
  if (/^(?:he|she|they|it|who)$/.test(token.lower))
    return at + 1 < to && !/^(?:is|'s|was|are|'re)$/.test(next.lower) && token.lower !== 'who';
  if (/^(?:i|we|you|but|then|so|when|while|because|if|as|there|this|that|which|where|and)$/.test(token.lower))
    return token.lower !== 'and' || isJoined;
  if (finiteVerb(token.lower) !== undefined && !/(?:ed|n)$/.test(token.lower)) return true;
  return isJoined && mentionAt[at + 1] !== undefined;
}

/** "Sarah, a nurse walks in" begins a clause about another; a comma or the end must close the stretch. */
function followsAsSubject({ tokens, mentionAt }: Reading, segment: Facts, to: number): boolean {
  return (
    segment.next < to &&
    (mentionAt[segment.next] !== undefined || /^(?:named|called)$/.test(tokenAt(tokens, segment.next).lower))
  );
}
