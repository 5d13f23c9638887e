import type { Claims } from '../claim.ts';
import { readPropertyValue } from '../property.ts';
import { type Reading, tokenAt } from '../reading.ts';
import { putName } from './new-name.ts';
import { propertyOf } from './property-noun.ts';

/** "The name of Hendrik must be now Joost", "the age of Bruno is 28": a field of somebody, by its noun. */
export function readFieldOf(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  if (!sentence || reading.acts[index]?.kind === 'question') return;
  const { tokens, mentionAt } = reading;
  for (let at = sentence.from; at < sentence.to - 3; at++) {
    const property = tokenAt(tokens, at).lower === 'the' ? propertyOf(tokenAt(tokens, at + 1).lower) : undefined;
    if (!property || !/^(?:of|for)$/.test(tokenAt(tokens, at + 2).lower)) continue;
    const owner = mentionAt[at + 3];
    if (!owner?.known) continue;
    let value = owner.last + 1;
    let links = 0;
    while (
      value < sentence.to &&
      /^(?:is|'s|must|should|will|be|to|now|=|:|become|becomes|has|actually)$/.test(tokenAt(tokens, value).lower)
    ) {
      value++;
      links++;
    }
    if (links === 0 || value >= sentence.to) continue;
    if (property === 'name') putName(reading, index, { mention: owner }, value, sentence.to, claims);
    else readPropertyValue(reading, index, { mention: owner }, property, value, sentence.to, claims);
    return;
  }
}
