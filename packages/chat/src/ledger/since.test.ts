import { describe, expect, it } from 'vitest';
import { parseSince } from './since.ts';

const now = new Date('2026-03-01T10:42:07.500Z');

describe('parseSince', () => {
  it.each([
    ['today', '2026-03-01T00:00:00.000Z'],
    ['Yesterday', '2026-02-28T00:00:00.000Z'],
    ['1 hour', '2026-03-01T09:42:07.500Z'],
    ['30 seconds', '2026-03-01T10:41:37.500Z'],
    ['2 weeks', '2026-02-15T10:42:07.500Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T10:42', '2026-01-31T10:42:00.000Z'],
    ['2026-01-31t10:42:01.5z', '2026-01-31T10:42:01.500Z'],
  ])('reads %s', (words, moment) => {
    expect(parseSince(words, now)?.toISOString()).toBe(moment);
  });

  it.each(['', 'dawn', '2026-02-30', '2026-13-01', '2026-01-31T25:00Z', '99999 days', 'last week', '2026-01-31 10:42'])(
    'does not read %j',
    (words) => {
      expect(parseSince(words, now)).toBeUndefined();
    },
  );
});
