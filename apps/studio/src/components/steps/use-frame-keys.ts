'use client';

import { type KeyboardEvent, type RefObject, useState } from 'react';

/** One frame can be reached by Tab, at first the current one; arrow keys, Home and End walk from it. */
export function useFrameKeys(film: RefObject<HTMLElement | null>, count: number, current: number) {
  const [walked, setWalked] = useState<number | null>(null);
  const stop = Math.min(walked ?? Math.max(current, 0), count - 1);
  const walk = (event: KeyboardEvent) => {
    const targets: Record<string, number> = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: count - 1 };
    const target = targets[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = (target + count) % count;
    film.current?.querySelectorAll<HTMLElement>('[data-step]')[next]?.focus();
  };
  return { stop, walk, noteFocus: setWalked };
}
