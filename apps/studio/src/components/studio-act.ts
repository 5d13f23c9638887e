import type { Front } from './header/StudioHeader.tsx';

/** What a key asks of the page. */
export type StudioAct =
  | { type: 'show'; front: Exclude<Front, null> }
  | { type: 'write' }
  | { type: 'tab'; index: number }
  | { type: 'walk'; step: 1 | -1 }
  | { type: 'steps' }
  | { type: 'review' }
  | { type: 'close' }
  | null;

type Press = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'isComposing'>;

/** What a key does outside of dialogs. While she writes, only the palette's chord is the page's. */
export function studioAct({ key, metaKey, ctrlKey, altKey, isComposing }: Press, isWriting: boolean): StudioAct {
  if (isComposing) return null;
  if ((metaKey || ctrlKey) && !altKey && key.toLowerCase() === 'k') return { type: 'show', front: 'palette' };
  if (metaKey || ctrlKey || altKey || isWriting) return null;
  if (/^[1-6]$/.test(key)) return { type: 'tab', index: Number(key) - 1 };
  return plainKeys[key] ?? null;
}

const plainKeys: Record<string, StudioAct> = {
  '?': { type: 'show', front: 'keys' },
  '/': { type: 'write' },
  s: { type: 'steps' },
  r: { type: 'review' },
  j: { type: 'walk', step: 1 },
  k: { type: 'walk', step: -1 },
  Escape: { type: 'close' },
};
