'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Widths are taken in steps, so that a drag of the window does not draw the map anew at each pixel. */
const STEP = 40;

/** The width that an element has, in pixels; 0 before it is known. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.floor((entry?.contentRect.width ?? 0) / STEP) * STEP;
      // A pane that is not shown has no width; the map it had stays.
      if (measured > 0) setWidth(measured);
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
