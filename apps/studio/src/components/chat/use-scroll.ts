'use client';

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this counts as at the end. */
const NEAR = 80;

interface ScrollPlaces {
  list: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLOListElement | null>;
}

/**
 * Keeps the end of the conversation in sight while it is in sight, and whatever she reads where it is while earlier messages are
 * put before it. `hasNews` is true when something came in below.
 */
export function useScroll(
  { list, content }: ScrollPlaces,
  firstTurn: number | undefined,
  lastTurn: number | undefined,
) {
  const isAtEnd = useRef(true);
  const lastHeight = useRef(0);
  const seen = useRef({ firstTurn, lastTurn });
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
    const before = seen.current;
    seen.current = { firstTurn, lastTurn };
    if (!box) return;
    const isPrepended = before.firstTurn !== undefined && firstTurn !== undefined && firstTurn < before.firstTurn;
    if (isPrepended) box.scrollTop += box.scrollHeight - lastHeight.current;
    else if ((lastTurn ?? 0) > (before.lastTurn ?? 0) && !isAtEnd.current) setNews(true);
    lastHeight.current = box.scrollHeight;
  }, [list, firstTurn, lastTurn]);

  useLayoutEffect(() => {
    const [box, inside] = [list.current, content.current];
    if (!box || !inside) return;
    const follow = () => {
      lastHeight.current = box.scrollHeight;
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
