'use client';

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this counts as at the end. */
const NEAR = 80;

interface ScrollPlaces {
  list: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLOListElement | null>;
}

/** What the list holds, in numbers: its first and last turn, and how much of her own is on its way. */
interface Extent {
  session: string | null;
  first: number;
  last: number;
  sent: number;
  /** Words that are lit: she looks at them, wherever they are. */
  lit: object | null;
}

/**
 * Keeps the end of the conversation in sight while it is in sight, and whatever she reads where it is while earlier messages are
 * put before it. What she sends herself, and a conversation that she opens, show their end. `hasNews` is true when something
 * came in below.
 */
export function useScroll({ list, content }: ScrollPlaces, extent: Extent) {
  const isAtEnd = useRef(true);
  const height = useRef(0);
  const before = useRef(extent);
  const [hasNews, setNews] = useState(false);

  const toEnd = useCallback(() => {
    isAtEnd.current = true;
    setNews(false);
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [list]);

  const noteScroll = useCallback(() => {
    const box = list.current;
    if (!box) return;
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    if (isAtEnd.current) setNews(false);
  }, [list]);

  useLayoutEffect(() => {
    const box = list.current;
    const was = before.current;
    before.current = extent;
    if (!box || was === extent) return;
    const grown = box.scrollHeight - height.current;
    height.current = box.scrollHeight;
    if (extent.lit !== null && extent.lit !== was.lit) isAtEnd.current = false;
    if (extent.session !== was.session || extent.sent > was.sent) toEnd();
    else if (was.first > 0 && extent.first < was.first) box.scrollTop += grown;
    else if (extent.last > was.last && !isAtEnd.current) setNews(true);
  });

  useLayoutEffect(() => {
    const [box, inside] = [list.current, content.current];
    if (!box || !inside) return;
    const follow = () => {
      height.current = box.scrollHeight;
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    };
    const observer = new ResizeObserver(follow);
    observer.observe(inside);
    observer.observe(box);
    follow();
    return () => observer.disconnect();
  }, [list, content]);

  return { hasNews, toEnd, noteScroll };
}
