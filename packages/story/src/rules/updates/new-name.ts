import type { Claims } from '../claim.ts';
import { stretchEnd } from '../fact-segment.ts';
import { tidyName } from '../name-key.ts';
import { type Argument, phrase, type Reading, tokenAt } from '../reading.ts';

/** Puts on record that somebody is to be called what stands here. */
export function putName(
  reading: Reading,
  index: number,
  target: Argument,
  at: number,
  to: number,
  claims: Claims,
): void {
  const { tokens, mentionAt } = reading;
  let first = at;
  if (/^["“«'‘:]$/.test(tokenAt(tokens, first).text)) first++;
  const mention = mentionAt[first];
  let last = mention && mention.first === first ? mention.last : stretchEnd(reading, first, to) - 1;
  if (tokenAt(tokens, first).quoted) while (last > first && !tokenAt(tokens, last).quoted) last--;
  while (last > first && /^(?:instead|please|now|from|on|too)$/.test(tokenAt(tokens, last).lower)) last--;
  if (first >= to || last < first || last - first > 5) return;
  hideNewName(reading, first, to);
  const words = phrase(reading, first, last);
  claims.statements.push({
    subjects: [target],
    facts: {
      facts: [
        { field: 'name', value: tidyName(words.text, tokenAt(tokens, first).shape === 'lower'), span: words.span },
      ],
      next: last + 1,
      isPersonal: false,
    },
    sentence: index,
  });
}

/** A name that somebody is to get is nobody new. */
export function hideNewName(reading: Reading, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const mention = reading.mentionAt[at];
    if (mention && mention.first >= from) mention.other = 'new name';
  }
}
