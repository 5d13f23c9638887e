'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The palette's chord as this machine's keyboard has it. */
export function Chord() {
  const chord = useSyncExternalStore(
    never,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'),
    () => 'Ctrl K',
  );
  return <kbd>{chord}</kbd>;
}
