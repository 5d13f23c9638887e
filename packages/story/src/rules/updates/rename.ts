import type { Claims } from '../claim.ts';
import { type Reading, tokenAt } from '../reading.ts';
import { putName } from './new-name.ts';
import { linkAt, targetAt } from './order-target.ts';

/** "rename Tom to Thomas", "call him Thomas". */
export function rename(reading: Reading, index: number, at: number, to: number, claims: Claims): void {
  const found = targetAt(reading, at);
  if (!found) return;
  const link = newNameAt(reading, linkAt(reading, found.next, to) ?? found.next, to);
  if (link < to) putName(reading, index, found.target, link, to, claims);
  else if (link > to) putName(reading, index, found.target, link, link + 1, claims);
}

/** "Rename Bruno, he's Bernard now", "call tiff something else... amaya": where the name comes. */
function newNameAt({ tokens }: Reading, from: number, to: number): number {
  let at = from;
  while (
    at < to &&
    /^(?:,|-|–|—|:|he|she|is|'s|something|somebody|else|instead|now|like|maybe|differently)$/.test(
      tokenAt(tokens, at).lower,
    )
  )
    at++;
  if (at < to) return at;
  while (tokenAt(tokens, at).kind === 'mark') at++;
  const isAlone = tokenAt(tokens, at).kind === 'word' && tokenAt(tokens, at + 1).kind !== 'word';
  return at > to && isAlone ? at : to;
}
