import { describe, expect, it } from 'vitest';
import { studioAct } from './studio-act.ts';

const press = (key: string, extra = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  isComposing: false,
  ...extra,
});

describe('studioAct', () => {
  it('opens the palette by its chord, even while she writes', () => {
    expect(studioAct(press('k', { metaKey: true }), true)).toEqual({ type: 'show', front: 'palette' });
    expect(studioAct(press('K', { ctrlKey: true }), false)).toEqual({ type: 'show', front: 'palette' });
  });

  it('leaves letters to the text while she writes', () => {
    for (const key of ['?', '/', 'j', 'k', 's', '1', 'Escape']) expect(studioAct(press(key), true), key).toBeNull();
  });

  it('walks lists, shows tabs and keys', () => {
    expect(studioAct(press('j'), false)).toEqual({ type: 'walk', step: 1 });
    expect(studioAct(press('3'), false)).toEqual({ type: 'tab', index: 2 });
    expect(studioAct(press('s'), false)).toEqual({ type: 'steps' });
    expect(studioAct(press('?'), false)).toEqual({ type: 'show', front: 'keys' });
    expect(studioAct(press('7'), false)).toBeNull();
  });

  it('leaves other chords and compositions to the browser', () => {
    expect(studioAct(press('j', { ctrlKey: true }), false)).toBeNull();
    expect(studioAct(press('k', { metaKey: true, isComposing: true }), false)).toBeNull();
  });
});
