/** What of a key press matters to the composer. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  isComposing: boolean;
  /** 229 while an input method is at work, in browsers that say so only here. */
  keyCode: number;
  hasModifier: boolean;
}

export type ComposerAct = 'send' | 'recall' | 'leave' | null;

/** What a key does in the composer. Enter that ends an input method's composition belongs to the input method. */
export function composerAct(press: KeyPress, text: string): ComposerAct {
  if (press.isComposing || press.keyCode === 229 || press.hasModifier) return null;
  if (press.key === 'Enter' && !press.shiftKey) return 'send';
  if (press.key === 'ArrowUp' && text === '') return 'recall';
  if (press.key === 'Escape') return 'leave';
  return null;
}
