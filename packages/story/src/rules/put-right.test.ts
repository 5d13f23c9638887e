import { describe, expect, it } from 'vitest';
import { extractByRules } from './rules-extractor.ts';

const changesOf = (message: string) =>
  extractByRules({
    message,
    known: { characters: ['Rosa'], locations: [] },
    history: ['Rosa is 34 and a nurse.'],
  }).updates.map(({ name, set }) => [name, set]);

describe('what is put right in passing', () => {
  it.each([
    ['Rosa is 34. no wait, 43.', { age: 43 }],
    ["Rosa's a nurse. I meant a midwife.", { occupation: 'Midwife' }],
    ['make that 52 for Rosa', { age: 52 }],
    ['oops 36 for rosa', { age: 36 }],
    ['Rosa 22 → 24', { age: 24 }],
    ['Rosa has now 29 and not 45', { age: 29 }],
    ['Rosa got promoted to captain.', { occupation: 'Captain' }],
    ['Rosa turned carpenter.', { occupation: 'Carpenter' }],
    ['Rosa should rather be cook', { occupation: 'Cook' }],
    ['Rosa is no longer a lawyer, she became a priest', { occupation: 'Priest' }],
  ])('%s', (message, set) => {
    expect(changesOf(message)).toEqual([['Rosa', set]]);
  });

  it.each(['Rosa turned the key.', 'Wait for Rosa.', 'No, 43 is too many.', 'Rosa has now 3 cats.'])(
    '%s changes nothing',
    (message) => {
      expect(changesOf(message)).toEqual([]);
    },
  );
});
