'use client';

import { useEffect } from 'react';
import { type ApiError, toApiError } from './api.ts';
import { keepOutbox, readOutbox } from './kept-texts.ts';
import { nextToSend, type OutgoingMessage } from './outbox.ts';
import type { ProjectStore } from './project-store.ts';
import { loadMessages, loadSessions, sendMessage } from './studio-api.ts';

/** Sends what is written, one message at a time, in order; what cannot be sent waits in this browser for the connection. */
export function useOutbox(store: ProjectStore): void {
  useEffect(() => {
    const { userId, project } = store.getState();
    store.dispatch({ type: 'outboxRestored', outbox: readOutbox(userId, project.id) });
    let last = store.getState().outbox;
    const pump = () => {
      const { outbox } = store.getState();
      if (outbox !== last) keepOutbox(userId, project.id, outbox);
      last = outbox;
      const next = nextToSend(outbox);
      if (next) void deliver(store, next);
    };
    pump();
    return store.subscribe(pump);
  }, [store]);
}

async function deliver(store: ProjectStore, message: OutgoingMessage): Promise<void> {
  const { key, text } = message;
  store.dispatch({ type: 'sendingStarted', key });
  const session = message.sentSession === undefined ? message.session : message.sentSession;
  const place = session === null ? { projectId: store.getState().project.id } : { sessionId: session };
  try {
    const reply = await sendMessage({ ...place, message: text }, key, (event) => {
      store.dispatch(event === null ? { type: 'replyRestarted', key } : { type: 'replyStreamed', key, text: event });
    });
    store.dispatch({ type: 'turnAnswered', key, text, reply, at: new Date().toISOString() });
    void completeTurn(store, reply.sessionId);
    // A conversation is named after its first message.
    if (reply.turnNumber === 1) await refreshSessions(store);
  } catch (thrown) {
    fail(store, key, toApiError(thrown));
  }
}

function fail(store: ProjectStore, key: string, error: ApiError): void {
  const { message, retryable, suggestions, code } = error;
  if (code === 'UNREACHABLE') {
    store.dispatch({ type: 'sendingPaused', key });
    // The socket wakes what is paused; where only the request failed, nobody would.
    setTimeout(() => retryPaused(store, key), RETRY_MS);
    return;
  }
  if (code === 'UNAUTHENTICATED') store.dispatch({ type: 'accessChanged', access: 'signed-out' });
  store.dispatch({ type: 'sendingFailed', key, failure: { message, retryable, suggestions } });
}

const RETRY_MS = 5000;

function retryPaused(store: ProjectStore, key: string): void {
  const isPaused = store.getState().outbox.some((one) => one.key === key && one.state === 'paused');
  if (isPaused) store.dispatch({ type: 'sendingRetried', key });
}

const EVENTS_TAKE_MS = 1500;

/** Reads the list of conversations anew. The one that is held stays when that fails. */
export async function refreshSessions(store: ProjectStore): Promise<void> {
  try {
    store.dispatch({ type: 'sessionsLoaded', sessions: await loadSessions(store.getState().project.id) });
  } catch {
    // The list only lags: it is read again whenever it is opened.
  }
}

/** The events bring a turn's stored messages; when they do not come, the page asks for them. */
export async function completeTurn(store: ProjectStore, session: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, EVENTS_TAKE_MS));
  const { conversation } = store.getState();
  const isComplete =
    conversation.session !== session || !conversation.messages.some((one) => one.id.startsWith('provisional:'));
  if (isComplete) return;
  try {
    store.dispatch({ type: 'messagesLoaded', session, ...(await loadMessages(session)) });
  } catch {
    // The provisional messages say the same, only less of it.
  }
}
