'use client';

import type { FieldSource } from '@greenlight/schema';
import { useCallback } from 'react';
import type { ProjectStore } from '../../client/project-store.ts';
import { loadMessages } from '../../client/studio-api.ts';
import { useProjectStore } from '../../client/use-project.ts';
import type { OpenRecord } from '../../client/view-reducer.ts';

/** Pages of a conversation that are looked through for a message. */
const PAGES = 30;

export type Trace = (from: OpenRecord, source: FieldSource, options?: { stays?: boolean }) => Promise<void>;

/** Lights up the words that a value came from; asked again, it puts them out. What is not in this conversation is quoted instead. */
export function useTrace(): Trace {
  const store = useProjectStore();
  return useCallback(
    async (from, source, options = {}) => {
      if (!('message' in source)) return;
      const { lit } = store.getState().view;
      const isLit = lit?.from.id === from.id && lit.from.field === from.field && lit.message === source.message;
      if (isLit && !options.stays) {
        store.dispatch({ type: 'lightsOut' });
        return;
      }
      const span = 'span' in source ? source.span : ([0, 0] as const);
      if (await findMessage(store, source.message, options.stays === true)) {
        store.dispatch({ type: 'wordsLit', message: source.message, span, from, ...options });
        return;
      }
      if (!options.stays) store.dispatch({ type: 'wordsQuoted', notice: quoteOf(source) });
    },
    [store],
  );
}

function quoteOf(source: FieldSource): string {
  const words = 'words' in source && source.words ? `“${source.words}”` : 'What this came from';
  return `${words} was said in another conversation.`;
}

/** True when the conversation holds the message; earlier pages are loaded to find it. */
async function findMessage(store: ProjectStore, id: string, onlyHere: boolean): Promise<boolean> {
  for (let page = 0; page <= PAGES; page += 1) {
    const { session, messages, hasEarlier } = store.getState().conversation;
    if (messages.some((one) => one.id === id)) return true;
    const [first] = messages;
    if (onlyHere || !hasEarlier || session === null || !first) return false;
    try {
      store.dispatch({ type: 'messagesLoaded', session, ...(await loadMessages(session, first.turnNumber)) });
    } catch {
      return false;
    }
  }
  return false;
}
