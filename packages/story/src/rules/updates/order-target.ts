import { type Argument, type Reading, tokenAt } from '../reading.ts';

/** The one an order is about, and the token after. */
export function targetAt(reading: Reading, at: number): { target: Argument; next: number } | undefined {
  const { tokens, mentionAt } = reading;
  let from = at;
  if (/^(?:the|character|location|name|of)$/.test(tokenAt(tokens, from).lower) && !mentionAt[from]) from++;
  if (/^(?:character|person|location|place|name)$/.test(tokenAt(tokens, from).lower)) from++;
  if (tokenAt(tokens, from).lower === 'of') from++;
  const mention = mentionAt[from];
  if (mention) return { target: { mention }, next: mention.last + 1 };
  return /^(?:him|her|them|it|his|their|she|he)$/.test(tokenAt(tokens, from).lower)
    ? { target: { pronoun: from }, next: from + 1 }
    : undefined;
}

/** The token after "to", "into", "as", "with", "be" or "by". */
export function linkAt({ tokens }: Reading, from: number, to: number): number | undefined {
  for (let at = from; at < Math.min(from + 4, to - 1); at++)
    if (/^(?:to|into|as|with|be|by)$/.test(tokenAt(tokens, at).lower)) return at + 1;
  return undefined;
}
