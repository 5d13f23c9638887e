import { describe, expect, it } from 'vitest';
import { composerAct, type KeyPress } from './composer-keys.ts';

const press = (key: string, extra: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  hasModifier: false,
  ...extra,
});

describe('composerAct', () => {
  it('Enter sends, Shift+Enter breaks the line', () => {
    expect(composerAct(press('Enter'), 'words')).toBe('send');
    expect(composerAct(press('Enter', { shiftKey: true }), 'words')).toBeNull();
  });

  it('Enter that ends a composition sends nothing', () => {
    expect(composerAct(press('Enter', { isComposing: true }), 'にほん')).toBeNull();
    expect(composerAct(press('Enter', { keyCode: 229 }), 'にほん')).toBeNull();
  });

  it('Arrow up brings back the last message only into an empty composer', () => {
    expect(composerAct(press('ArrowUp'), '')).toBe('recall');
    expect(composerAct(press('ArrowUp'), 'words')).toBeNull();
  });

  it('Escape leaves; other keys and chords are the browser’s', () => {
    expect(composerAct(press('Escape'), '')).toBe('leave');
    expect(composerAct(press('a'), '')).toBeNull();
    expect(composerAct(press('Enter', { hasModifier: true }), 'words')).toBeNull();
  });
});
