/** What a key does on a reading that waits for her word. */
export type ReviewAct = 'accept' | 'correct' | 'discard' | 'next' | null;

type Press = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'isComposing'>;

/** While a value is being typed, and on a button of its own, the keys mean what they always mean. */
export function reviewAct({ key, metaKey, ctrlKey, altKey, isComposing }: Press, isOnCard: boolean): ReviewAct {
  if (isComposing || metaKey || ctrlKey || altKey) return null;
  if (key === 'Enter') return isOnCard ? 'accept' : null;
  return acts[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

const acts: Readonly<Record<string, ReviewAct>> = {
  e: 'correct',
  d: 'discard',
  Backspace: 'discard',
  Delete: 'discard',
  n: 'next',
};
