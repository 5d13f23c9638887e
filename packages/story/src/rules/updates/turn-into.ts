import { readAge } from '../age.ts';
import { ageFacts } from '../age-facts.ts';
import type { Claims } from '../claim.ts';
import { readPluralWork } from '../copula.ts';
import { readSegment } from '../fact-segment.ts';
import { readGroupAt } from '../mention-group.ts';
import { addStatement, type Predicate } from '../predicate.ts';
import { type Argument, type Mention, type Reading, tokenAt } from '../reading.ts';
import { putName } from './new-name.ts';
import { targetAt } from './order-target.ts';

/** `make Nilton 45`, `turn Viktor into a woman called Viktoria`. */
export function turnInto(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const { tokens } = reading;
  const found = targetAt(reading, at);
  if (!found || turnSeveral(reading, index, found.target, to, claims)) return;
  let from = found.next;
  while (from < to && /^(?:into|as|be|to|a_bit|more|,)$/.test(tokenAt(tokens, from).lower)) from++;
  const named = nameIn(reading, from, to);
  if (named) putName(reading, index, found.target, named.first, to, claims);
  if (tokenAt(tokens, from).lower === 'both') from++;
  const firm = skipComparative(reading, from, to);
  const isNumbered = firm > from && readAge(tokens, firm, to)?.value !== undefined;
  if (isNumbered) from = firm;
  else if (readLater(reading, index, found.target, claims)) return;
  addSegments({ reading, subjects: [found.target], to, sentence: index, claims }, from);
}

/** `make Bruno and Imelda both teachers`. */
function turnSeveral(reading: Reading, index: number, target: Argument, to: number, claims: Claims): boolean {
  const several = 'mention' in target ? readGroupAt(reading, target.mention, to) : undefined;
  if (!several || several.members.length < 2) return false;
  const subjects = several.members.map((mention) => ({ mention }));
  return readPluralWork({ reading, subjects, to, sentence: index, claims }, several.next) !== undefined;
}

/** The name behind the first "called" or "named". */
function nameIn({ tokens, mentionAt }: Reading, from: number, to: number): Mention | undefined {
  for (let at = from; at < to; at++) {
    const named = mentionAt[at];
    if (named && /^(?:called|named)$/.test(tokenAt(tokens, named.first - 1).lower)) return named;
  }
  return undefined;
}

/** What follows, part by part: "a detective, 45 and the antagonist". */
function addSegments(predicate: Predicate, at: number): void {
  const { reading, to } = predicate;
  let from = at;
  for (let turns = 0; from < to && turns < 6; turns++) {
    const segment = readSegment(reading, from, to);
    if (!segment || segment.next <= from) return;
    addStatement(predicate, segment);
    from = segment.next;
    while (from < to && /^(?:,|and)$/.test(tokenAt(reading.tokens, from).lower)) from++;
  }
}

/** "a bit younger, say 25": the number alone matters. */
function skipComparative({ tokens }: Reading, from: number, to: number): number {
  let at = from;
  while (at < to && /^(?:a|bit|little|lot|much|way|far|slightly|some|years?)$/.test(tokenAt(tokens, at).lower)) at++;
  if (!/^(?:older|younger)$/.test(tokenAt(tokens, at).lower)) return from;
  at++;
  while (at < to && /^(?:[,:;–—-]+|to|at|say|something|than|that|so)$/.test(tokenAt(tokens, at).lower)) at++;
  return at;
}

/** "Make her older. Like 70": the sentence after the order is the number. */
function readLater(reading: Reading, index: number, target: Argument, claims: Claims): boolean {
  const next = reading.sentences[index + 1];
  const age = next && readAge(reading.tokens, next.from, next.to);
  if (!next || age?.value === undefined || age.next < next.to) return false;
  const facts = { facts: ageFacts(reading, next.from, age), next: age.next, isPersonal: true };
  addStatement({ reading, subjects: [target], to: next.to, sentence: index, claims }, facts);
  return true;
}
