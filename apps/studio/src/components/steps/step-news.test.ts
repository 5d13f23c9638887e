import { describe, expect, it } from 'vitest';
import { stepNews } from './step-news.ts';

type Stand = Parameters<typeof stepNews>[0][number];

const stand = (id: string, rest: Partial<Stand> = {}): Stand => ({
  id,
  title: id.toUpperCase(),
  number: 1,
  status: 'open',
  isCurrent: false,
  ...rest,
});

describe('what is read out when the film moves', () => {
  it('says where it is now', () => {
    const before = [stand('a', { isCurrent: true }), stand('b', { number: 2 })];
    const now = [stand('a'), stand('b', { number: 2, isCurrent: true })];
    expect(stepNews(before, now)).toBe('The film is at B now, step 2 of 2.');
  });

  it('says what was completed and what was reopened', () => {
    const before = [stand('a'), stand('b', { status: 'complete' })];
    const now = [stand('a', { status: 'complete' }), stand('b', { status: 'reopened' })];
    expect(stepNews(before, now)).toBe('A is complete. B was reopened.');
  });

  it('is silent when nothing moved, and when it is another workflow', () => {
    const film = [stand('a', { isCurrent: true })];
    expect(stepNews(film, film)).toBe('');
    expect(stepNews(film, [stand('z', { isCurrent: true, status: 'complete' })])).toBe('');
  });
});
