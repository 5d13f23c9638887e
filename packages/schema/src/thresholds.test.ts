import { describe, expect, it } from 'vitest';
import { thresholdValue } from './thresholds.ts';

describe('what a project sets a threshold to', () => {
  it.each([
    [1.5, 'must be a whole number'],
    ['3', 'must be a whole number'],
    [-1, 'must be 0 or more'],
    [10_001, 'must be 10,000 or less'],
    [1e9, 'must be 10,000 or less'],
  ])('is refused in words that fit: %j', (value, message) => {
    expect(thresholdValue.safeParse(value).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  it.each([0, 1, 10_000])('may be %i', (value) => {
    expect(thresholdValue.parse(value)).toBe(value);
  });
});
