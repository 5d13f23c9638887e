import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClock, parseRunningTime, sayLength } from './running-time.ts';

describe('parseRunningTime', () => {
  it.each([
    ['2:30', 150],
    ['0:45', 45],
    ['1:04:00', 3840],
    ['90:00', 5400],
    ['3', 180],
    ['45 s', 45],
    ['45s', 45],
    ['3 min', 180],
    ['1 h 5 min', 3900],
    ['1H 5M 2S', 3902],
    [' 2:05 ', 125],
  ])('reads %s as %i seconds', (typed, seconds) => {
    expect(parseRunningTime(typed)).toBe(seconds);
  });

  it('reads nothing as nothing', () => {
    expect(parseRunningTime('  ')).toBeNull();
  });

  it.each(['2:60', '2:5', 'a while', '2.5', '-1', ':30', '2:30:'])('gives back %s, which is none', (typed) => {
    expect(parseRunningTime(typed)).toBe(typed);
  });

  it('reads back every time that is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => parseRunningTime(formatClock(seconds)) === seconds),
    );
  });
});

describe('sayLength', () => {
  it.each([
    [0, '0 min'],
    [45, '45 s'],
    [150, '2 min 30 s'],
    [180, '3 min'],
    [754, '13 min'],
    [3600, '1 h'],
    [5640, '1 h 34 min'],
    [3599, '1 h'],
  ])('says %i seconds as %s', (seconds, said) => {
    expect(sayLength(seconds)).toBe(said);
  });
});
