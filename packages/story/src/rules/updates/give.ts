import { capitalize } from '../capitalize.ts';
import type { Claims } from '../claim.ts';
import { stretchEnd } from '../fact-segment.ts';
import { readPropertyValue } from '../property.ts';
import { phrase, type Reading, tokenAt } from '../reading.ts';
import { targetAt } from './order-target.ts';
import { propertyOf } from './property-noun.ts';

/** `give her a limp`; "give her a brother named Tom" is told by the noun before the name. */
export function give(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const found = targetAt(reading, at);
  if (!found || found.next >= to) return;
  const { tokens } = reading;
  for (let next = found.next; next < to; next++) if (reading.mentionAt[next]) return;
  if (/^(?:age|name|job)$/.test(tokenAt(tokens, found.next + 1).lower)) {
    const property = propertyOf(tokenAt(tokens, found.next + 1).lower);
    if (property) readPropertyValue(reading, index, found.target, property, found.next + 2, to, claims);
    return;
  }
  const words = phrase(reading, found.next, stretchEnd(reading, found.next, to) - 1);
  claims.statements.push({
    subjects: [found.target],
    facts: {
      facts: [{ field: 'description', value: capitalize(words.text), span: words.span }],
      next: to,
      isPersonal: true,
    },
    sentence: index,
  });
}
