import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { parseTimeToLive } from './time-to-live.ts';

test.each([
  ['1s', 1000],
  ['15m', 900_000],
  ['2h', 7_200_000],
  ['7d', 604_800_000],
  ['30d', 2_592_000_000],
  ['720h', 2_592_000_000],
])('%s is %i ms', (text, milliseconds) => expect(parseTimeToLive(text)).toBe(milliseconds));

test.each(['', '0m', '15', 'm', '-1h', '1.5h', '2 h', '2H', '1w', '1h30m', '9999999999d', 'NaNd', '2h\n'])(
  '%j is no time',
  (text) => expect(() => parseTimeToLive(text)).toThrow(UsageError),
);

test.each(['31d', '721h', '999999999d'])('%s is too long', (text) =>
  expect(() => parseTimeToLive(text)).toThrow(/30d at most/),
);
