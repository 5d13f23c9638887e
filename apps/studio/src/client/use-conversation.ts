'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import type { ProjectStore } from './project-store.ts';
import { loadMessages } from './studio-api.ts';

const NEW = 'new';

/**
 * Opens conversations, and keeps the address saying which one is open: `?session=SES-…`, or `?session=new`. Going back and forward
 * in the browser opens them again. `initial` is the one that an address without a session means.
 */
export function useConversation(
  store: ProjectStore,
  initial: string | null,
): (session: string | null) => Promise<void> {
  const asked = useSearchParams().get('session');
  const first = useRef(initial);
  const open = useCallback(
    async (session: string | null) => {
      if (session !== null && session === store.getState().conversation.session) return;
      const page = session === null ? { messages: [], hasEarlier: false } : await loadMessages(session);
      store.dispatch({ type: 'conversationOpened', session, ...page });
      store.dispatch({ type: 'conversationShown' });
      history.pushState(null, '', `?session=${session ?? NEW}`);
    },
    [store],
  );
  // A new conversation becomes a session with its first message: the address follows, and nothing is added to the history.
  useEffect(
    () =>
      store.subscribe(() => {
        const { session, wasNew } = store.getState().conversation;
        const shown = new URLSearchParams(location.search).get('session');
        if (session !== null && wasNew && shown !== session) history.replaceState(null, '', `?session=${session}`);
      }),
    [store],
  );
  useEffect(() => {
    const wanted = asked === NEW ? null : (asked ?? first.current);
    const { session } = store.getState().conversation;
    if (wanted === session) return;
    if (wanted === null) store.dispatch({ type: 'conversationOpened', session: null, messages: [], hasEarlier: false });
    else
      void loadMessages(wanted).then(
        (page) => store.dispatch({ type: 'conversationOpened', session: wanted, ...page }),
        () => undefined,
      );
  }, [asked, store]);
  return open;
}
