import { copulas, readCopula } from './copula.ts';
import { readDeed } from './deeds.ts';
import { readSegment } from './fact-segment.ts';
import { readLivelihood } from './livelihood.ts';
import { addStatement, isAdverb, type Predicate, skipAdverbs } from './predicate.ts';
import { type Reading, tokenAt } from './reading.ts';
import { readRelationVerb } from './relation-verbs.ts';
import { readNumberedAge, readState } from './states.ts';

const modals =
  /^(?:should|must|will|would|could|can|has|have|had|needs|used|turns|turned|might|may|'ll|'d|'ve|to|out|got|get|gets)$/;

/** Reads what a verb phrase says of its subjects. Returns the token after it, or `at` when it says nothing that is kept. */
export function readPredicate(predicate: Predicate, at: number): number {
  const { reading, to } = predicate;
  const { tokens } = reading;
  let from = skipAdverbs(reading, at, to);
  if (from >= to) return at;
  while (from < to && modals.test(tokenAt(tokens, from).lower) && leadsToCopula(reading, from, to))
    from = skipAdverbs(reading, from + 1, to);
  const verb = tokenAt(tokens, from);
  if (copulas.test(verb.lower)) {
    const isPast = tokens.slice(at, from).some(({ lower }) => lower === 'used' || lower === 'once');
    return isPast ? readPast(predicate, from + 1) : readCopula(predicate, from + 1);
  }
  const promoted = promotedTo(predicate, from);
  if (promoted !== undefined) return promoted;
  const haveAge = ageBehindModal(predicate, from);
  if (haveAge !== undefined) return haveAge;
  if (isWedding(reading, from)) return readCopula(predicate, from + 1);
  if (verb.kind === 'clitic' || (verb.kind === 'mark' && verb.text !== '<')) return at;
  return (
    readLivelihood(predicate, from) ??
    readRelationVerb(predicate, from) ??
    readState(predicate, from) ??
    readDeed(predicate, from) ??
    at
  );
}

/** "Turned carpenter", "got promoted to captain": the work that somebody has come to. */
function promotedTo(predicate: Predicate, from: number): number | undefined {
  const { tokens } = predicate.reading;
  let at = from;
  if (/^(?:got|gets|is|was)$/.test(tokenAt(tokens, at).lower)) at++;
  if (tokenAt(tokens, at).lower === 'promoted' && tokenAt(tokens, at + 1).lower === 'to') at += 2;
  else if (/^(?:turns|turned)$/.test(tokenAt(tokens, from).lower)) at = from + 1;
  else return undefined;
  const segment = readSegment(predicate.reading, at, predicate.to);
  if (!segment?.facts.some(({ field }) => field === 'occupation')) return undefined;
  addStatement(predicate, segment);
  return segment.next;
}

/** "Must have 40 years", "will have 12 years", "has not 14 but 41 years". */
function ageBehindModal(predicate: Predicate, from: number): number | undefined {
  const { tokens } = predicate.reading;
  const isModal = /^(?:must|will|should|shall|would|'ll|to)$/.test(tokenAt(tokens, from).lower);
  const have = isModal ? skipAdverbs(predicate.reading, from + 1, predicate.to) : from;
  if (!/^(?:have|has)$/.test(tokenAt(tokens, have).lower)) return undefined;
  if (tokenAt(tokens, have + 1).lower === 'now') return readNumberedAge(predicate, 'have', have + 2);
  if (tokenAt(tokens, have + 1).lower !== 'not') return isModal ? readState(predicate, have) : undefined;
  for (let at = have + 2; at < Math.min(have + 7, predicate.to); at++)
    if (/^(?:but|,)$/.test(tokenAt(tokens, at).lower))
      return readNumberedAge(predicate, 'have', tokenAt(tokens, at + 1).lower === 'but' ? at + 2 : at + 1);
  return undefined;
}

/** "Used to be a soldier, now a taxi driver": up to "now" it is over. */
function readPast(predicate: Predicate, at: number): number {
  const { reading, claims, to } = predicate;
  const before = claims.statements.length;
  const end = readCopula(predicate, at);
  let now = at;
  while (now < to && tokenAt(reading.tokens, now).lower !== 'now') now++;
  const over = tokenAt(reading.tokens, now - 1).end;
  for (const { facts } of claims.statements.slice(before))
    for (const fact of facts.facts) if (fact.field === 'occupation' && fact.span[1] <= over) fact.isPast = true;
  return end;
}

function leadsToCopula({ tokens }: Reading, at: number, to: number): boolean {
  for (let next = at + 1; next < Math.min(at + 5, to); next++) {
    const word = tokenAt(tokens, next).lower;
    if (/^(?:be|become|been)$/.test(word)) return true;
    if (!modals.test(word) && !isAdverb(word)) return false;
  }
  return false;
}

/** `got married`, `get divorced`. */
function isWedding({ tokens }: Reading, at: number): boolean {
  return (
    /^(?:get|gets|got)$/.test(tokenAt(tokens, at).lower) &&
    /^(?:married|engaged|divorced)$/.test(tokenAt(tokens, at + 1).lower)
  );
}
