'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { loadMessages } from '../../client/studio-api.ts';
import { useProject, useProjectStore } from '../../client/use-project.ts';
import { type RequestState, useRequest } from '../parts/use-request.ts';

/** Loads the messages before the first one as the top of the list comes near. */
export function useEarlier(
  list: RefObject<HTMLElement | null>,
  top: RefObject<HTMLElement | null>,
): RequestState & { hasEarlier: boolean; load: () => void } {
  const store = useProjectStore();
  const hasEarlier = useProject((state) => state.conversation.hasEarlier);
  const first = useProject((state) => state.conversation.messages[0]);
  const request = useRequest();
  const load = () => {
    const { session, messages } = store.getState().conversation;
    const before = messages[0]?.turnNumber;
    if (session === null || before === undefined) return;
    void request.run(async () =>
      store.dispatch({ type: 'messagesLoaded', session, ...(await loadMessages(session, before)) }),
    );
  };
  const latest = useRef(load);
  latest.current = load;
  // Observed anew for each page: what stays in sight while it loads would not be reported again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `first` is what says that a page has come.
  useEffect(() => {
    if (!hasEarlier || !top.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      root: list.current,
      rootMargin: '400px 0px 0px 0px',
    });
    observer.observe(top.current);
    return () => observer.disconnect();
  }, [hasEarlier, first, list, top]);
  return { ...request, hasEarlier, load };
}
