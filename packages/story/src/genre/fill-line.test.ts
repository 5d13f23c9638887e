import { describe, expect, it } from 'vitest';
import { fillLine } from './fill-line.ts';

const ada = { called: 'Ada', gender: 'female' } as const;
const kim = { called: 'Kim', gender: 'nonbinary' } as const;
const leo = { called: 'Leo', gender: 'male' } as const;

describe('fillLine', () => {
  it.each([
    [
      '{Their} hat is {theirs}. {they} want{s} it, and watch{es} {themself}.',
      ada,
      'Her hat is hers. She wants it, and watches herself.',
    ],
    [
      '{Their} hat is {theirs}. {they} want{s} it, and watch{es} {themself}.',
      kim,
      'Their hat is theirs. They want it, and watch themself.',
    ],
    [
      '{given} knows what {they} {is}, {has} and {was}, as it tells {them}.',
      leo,
      'Leo knows what he is, has and was, as it tells him.',
    ],
    ['{their} hat back', leo, 'his hat back'],
    ['the trains {they} {was} on', kim, 'the trains they were on'],
  ])('%s of %o', (line, given, filled) => {
    expect(fillLine(line, { given })).toBe(filled);
  });

  it('tells two people apart', () => {
    const line = '{from} took {to.their} hat. {to.they} know{to.s}, and {from} does not mind {to.them}.';
    expect(fillLine(line, { from: ada, to: kim })).toBe('Ada took their hat. They know, and Ada does not mind them.');
  });

  it('calls by their part who is nobody yet, with a capital where a sentence begins', () => {
    expect(fillLine('{old-hand} waits. {driver} does not, says {old-hand}.', {})).toBe(
      'The old hand waits. The driver does not, says the old hand.',
    );
  });

  it('writes a place’s article small inside a sentence', () => {
    const place = { called: 'The Ice House' };
    expect(fillLine('{place} is shut. They meet in {place}.', { place })).toBe(
      'The Ice House is shut. They meet in the Ice House.',
    );
  });
});
