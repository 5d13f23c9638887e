'use client';

import { useCallback } from 'react';
import { useProjectStore } from '../../client/use-project.ts';

/** Takes a choice: a turn of the open conversation, sent as a message is. */
export function useTakeChoice(): (choice: { id: string; title: string }) => void {
  const store = useProjectStore();
  return useCallback(
    ({ id, title }) => {
      const { session } = store.getState().conversation;
      store.dispatch({ type: 'stepShown', step: null });
      store.dispatch({ type: 'conversationShown' });
      store.dispatch({
        type: 'messageQueued',
        message: { key: crypto.randomUUID(), session, text: title, choice: { id }, at: new Date().toISOString() },
      });
    },
    [store],
  );
}
