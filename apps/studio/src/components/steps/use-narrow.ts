'use client';

import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 900px)';

/** Whether the screen shows one half at a time: then what would hang below the strip is a sheet of its own. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(NARROW);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(NARROW).matches,
    () => false,
  );
}
