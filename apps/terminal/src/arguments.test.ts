import { expect, it } from 'vitest';
import { takeArguments } from './arguments.ts';

it('gives the arguments by the places of their names; those in brackets may be left out', () => {
  expect(takeArguments('ledger show', ['ID', '[SEQ]'], ['audit', '3'])).toEqual(['audit', '3']);
  expect(takeArguments('ledger show', ['ID', '[SEQ]'], ['audit'])).toEqual(['audit', undefined]);
});

it('says what is missing, and what is too much', () => {
  expect(() => takeArguments('ledger prove', ['ID', 'SEQ'], [])).toThrow('ledger prove needs ID and SEQ.');
  expect(() => takeArguments('spec list', [], ['all', 'of', 'them'])).toThrow('spec list does not take "all".');
  const long = 'x'.repeat(200);
  expect(() => takeArguments('spec list', [], [long])).toThrow(`spec list does not take "${long.slice(0, 100)}".`);
});
