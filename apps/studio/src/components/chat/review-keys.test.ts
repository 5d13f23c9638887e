import { describe, expect, it } from 'vitest';
import { reviewAct } from './review-keys.ts';

const press = (key: string, more = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

describe('the keys of a reading', () => {
  it.each([
    ['Enter', 'accept'],
    ['e', 'correct'],
    ['E', 'correct'],
    ['d', 'discard'],
    ['Backspace', 'discard'],
    ['Delete', 'discard'],
    ['n', 'next'],
    ['x', null],
    ['Tab', null],
  ])('%s', (key, act) => expect(reviewAct(press(key), true)).toBe(act));

  it('leaves Enter to a button that has the focus', () => {
    expect(reviewAct(press('Enter'), false)).toBeNull();
    expect(reviewAct(press('d'), false)).toBe('discard');
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])('none with %o', (held) => {
    expect(reviewAct(press('d', held), true)).toBeNull();
  });
});
