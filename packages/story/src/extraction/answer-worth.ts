import type { Evidence } from '@greenlight/schema';

/** A name in the message is worth most; a known name that "she" stands for is worth asking nothing; the rest is not in the message. */
export const nameWorth = { exact: 0.95, fuzzy: 0.75, known: 0.75 } as const;
/** What each value without words of its own takes away. */
const INFERRED_COST = 0.08;
const LEAST = 0.3;

/** "a journalist" is Journalist. */
export function tidyOccupation(said: string): string {
  const text = said.trim().replace(/^(an?|the)\s+/i, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** From what the name is worth, less for each value that no words of the message say. Values of `free` fields are put in the model's own words. */
export function confidenceOf(worth: number, evidence: Evidence, free: readonly string[]): number {
  const inferred = Object.entries(evidence).filter(
    ([field, words]) => words === 'inferred' && !free.includes(field),
  ).length;
  return Math.max(LEAST, Math.round((worth - inferred * INFERRED_COST) * 100) / 100);
}
