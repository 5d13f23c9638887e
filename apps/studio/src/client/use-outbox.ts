'use client';

import type { MessageReply } from '@greenlight/schema';
import { useEffect } from 'react';
import { type ApiError, toApiError } from './api.ts';
import { isProvisional } from './conversation-reducer.ts';
import { keepOutbox, readOutbox } from './kept-texts.ts';
import { nextToSend, type OutgoingMessage, type TakenChoice } from './outbox.ts';
import type { ProjectStore } from './project-store.ts';
import { createSession, loadMessages, loadSessions, type OnPiece, sendMessage, takeChoice } from './studio-api.ts';

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
  const { key, text, choice } = message;
  store.dispatch({ type: 'sendingStarted', key });
  const onPiece: OnPiece = (piece) => {
    store.dispatch(piece === null ? { type: 'replyRestarted', key } : { type: 'replyStreamed', key, text: piece });
  };
  try {
    const reply = choice ? await sendChoice(store, message, choice, onPiece) : await sendWords(store, message, onPiece);
    store.dispatch({ type: 'turnAnswered', key, text, reply, at: new Date().toISOString() });
    void completeTurn(store, reply.sessionId);
    // A conversation is named after its first message.
    if (reply.turnNumber === 1) await refreshSessions(store);
  } catch (thrown) {
    const error = toApiError(thrown);
    if (error.code === 'GATE_BLOCKED' && (await showRefusedTurn(store, key))) return;
    fail(store, key, error);
  }
}

function sendWords(store: ProjectStore, message: OutgoingMessage, onPiece: OnPiece): Promise<MessageReply> {
  const session = message.sentSession === undefined ? message.session : message.sentSession;
  const place = session === null ? { projectId: store.getState().project.id } : { sessionId: session };
  return sendMessage({ ...place, message: message.text }, message.key, onPiece);
}

/** A choice is taken in a conversation; where none has begun, it begins one. */
async function sendChoice(
  store: ProjectStore,
  { key, session }: OutgoingMessage,
  { id, customInput }: TakenChoice,
  onPiece: OnPiece,
): Promise<MessageReply> {
  const sessionId = session ?? (await beginSession(store, key));
  return takeChoice({ sessionId, choice: id, ...(customInput ? { customInput } : {}) }, key, onPiece);
}

async function beginSession(store: ProjectStore, key: string): Promise<string> {
  const { id } = await createSession(store.getState().project.id, key);
  store.dispatch({ type: 'sessionBegun', session: id, at: new Date().toISOString() });
  return id;
}

/**
 * A choice that a gate refused is a turn of the conversation all the same: its reply says why. Reads it, and lets go of what was sent.
 * False when it cannot be read or is not there; then the refusal is shown where the choice was taken.
 */
async function showRefusedTurn(store: ProjectStore, key: string): Promise<boolean> {
  const { outbox, conversation } = store.getState();
  const session = outbox.find((one) => one.key === key)?.session;
  if (!session) return false;
  const known = conversation.session === session ? (conversation.messages.at(-1)?.turnNumber ?? 0) : 0;
  try {
    const page = await loadMessages(session);
    const isThere = hasArrived(store, key) || page.messages.some(({ turnNumber }) => turnNumber > known);
    if (!isThere) return false;
    store.dispatch({ type: 'messagesLoaded', session, ...page });
    store.dispatch({ type: 'outgoingDropped', key });
    return true;
  } catch {
    return false;
  }
}

function hasArrived(store: ProjectStore, key: string): boolean {
  return store.getState().outbox.some((one) => one.key === key && one.hasArrived === true);
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
  const isComplete = conversation.session !== session || !conversation.messages.some(isProvisional);
  if (isComplete) return;
  try {
    store.dispatch({ type: 'messagesLoaded', session, ...(await loadMessages(session)) });
  } catch {
    // The provisional messages say the same, only less of it.
  }
}
