import type { Claims } from '../claim.ts';
import { readSegment } from '../fact-segment.ts';
import { addStatement } from '../predicate.ts';
import { readProperty, readPropertyValue } from '../property.ts';
import { type Argument, type Reading, tokenAt } from '../reading.ts';
import { hideNewName, putName } from './new-name.ts';
import { linkAt, targetAt } from './order-target.ts';
import { type Property, propertyOf } from './property-noun.ts';

/** "change her age to 31", "set the job of Bruno to baker", "change Sarah to Anna". */
export function changeProperty(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const { tokens } = reading;
  const noun = tokenAt(tokens, at).lower === 'the' ? at + 1 : at;
  const property = propertyOf(tokenAt(tokens, noun).lower);
  if (property && /^(?:of|for)$/.test(tokenAt(tokens, noun + 1).lower))
    changePropertyOf(reading, index, property, noun + 2, to, claims);
  else changeOwner(reading, index, at, to, claims);
}

/** "the age of Bruno to 28", from the owner on. */
function changePropertyOf(
  reading: Reading,
  index: number,
  property: Property,
  at: number,
  to: number,
  claims: Claims,
): void {
  const found = targetAt(reading, at);
  const link = found ? linkAt(reading, found.next, to) : undefined;
  if (!found || link === undefined) return;
  if (property === 'name') hideNewName(reading, link, to);
  readPropertyValue(reading, index, found.target, property, link, to, claims);
}

/** "her age to 31", "Sarah's name to Anna", "Sarah to a nurse". */
function changeOwner(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const { tokens } = reading;
  const found = targetAt(reading, at);
  if (!found) return;
  const clitic =
    tokenAt(tokens, found.next).lower === "'s" || /^['’]$/.test(tokenAt(tokens, found.next).text)
      ? found.next + 1
      : found.next;
  if (/^(?:name|surname)$/.test(tokenAt(tokens, clitic).lower) || tokenAt(tokens, clitic + 1).lower === 'name')
    hideNewName(reading, clitic + 1, to);
  const link = linkAt(reading, found.next, to);
  if (readProperty(reading, index, found.target, clitic, to, claims) > clitic) return;
  if (link !== undefined && 'mention' in found.target) nameOrDescribe(reading, index, found.target, link, to, claims);
}

/** "change Sarah to Anna" renames; "change Sarah to a nurse" describes. */
function nameOrDescribe(
  reading: Reading,
  index: number,
  target: Argument,
  at: number,
  to: number,
  claims: Claims,
): void {
  const { tokens, mentionAt } = reading;
  const segment = mentionAt[at] ? undefined : readSegment(reading, at, to);
  if (segment && segment.facts.length > 0) {
    addStatement({ reading, subjects: [target], to, sentence: index, claims }, segment);
    return;
  }
  if (tokenAt(tokens, at).shape === 'lower' && !mentionAt[at] && tokenAt(tokens, at).kind !== 'mark') return;
  putName(reading, index, target, at, to, claims);
}
