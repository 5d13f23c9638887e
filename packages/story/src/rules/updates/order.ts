import type { Claims } from '../claim.ts';
import { type Reading, tokenAt } from '../reading.ts';
import { changeProperty } from './change-property.ts';
import { give } from './give.ts';
import { rename } from './rename.ts';
import { turnInto } from './turn-into.ts';

/** Reads an order to change something: "make him a detective", "rename Tom to Thomas", "change her age to 31". */
export function readOrder(reading: Reading, index: number, claims: Claims): void {
  const sentence = reading.sentences[index];
  const act = reading.acts[index];
  if (!sentence || act?.kind !== 'update') return;
  const { tokens } = reading;
  const verb = tokenAt(tokens, act.head).lower;
  const after = act.head + 1;
  if (/^(?:change|set|update|edit|correct|fix|switch|swap|replace)$/.test(verb))
    changeProperty(reading, index, after, sentence.to, claims);
  else if (verb === 'rename' || verb === 'call') rename(reading, index, after, sentence.to, claims);
  else if (verb === 'give') give(reading, index, after, sentence.to, claims);
  else turnInto(reading, index, after, sentence.to, claims);
}
