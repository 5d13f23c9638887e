import type { Age } from './age.ts';
import { capitalize } from './capitalize.ts';
import type { Fact } from './fact.ts';
import { phrase, type Reading } from './reading.ts';

/** An age as facts: the number when there is one, and the words themselves where they leave it open ("about sixty"). */
export function ageFacts(reading: Reading, from: number, age: Age): Fact[] {
  const { text, span } = phrase(reading, from, age.next - 1);
  const asSaid: Fact = { field: 'description', value: capitalize(text), span };
  if (age.value === undefined) return [asSaid];
  return age.isAbout
    ? [{ field: 'age', value: age.value, span, isAbout: true }, asSaid]
    : [{ field: 'age', value: age.value, span }];
}
