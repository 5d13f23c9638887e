'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** For a field that appears because she asked for it: it takes the focus as it appears. */
export function useTakeFocus<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
