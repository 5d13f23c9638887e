'use client';

import type { ProjectEvent, SubscribeReply } from '@greenlight/schema';
import { useEffect } from 'react';
import { io } from 'socket.io-client';
import type { ProjectStore } from './project-store.ts';

/** A connection that is gone for less than this is not worth a word. */
const PATIENCE_MS = 1200;

/** Keeps the project as the server has it: subscribes, applies events, and asks for what was missed. `onReload` reads everything again. */
export function useLiveEvents(store: ProjectStore, onReload: () => void): void {
  useEffect(() => {
    const project = store.getState().project.id;
    const socket = io({ path: '/socket.io', withCredentials: true, reconnectionDelayMax: 4000 });
    const inbox = createInbox(store);
    let patience: ReturnType<typeof setTimeout> | undefined;
    const goOffline = () => {
      patience ??= setTimeout(() => store.dispatch({ type: 'connectionChanged', connection: 'offline' }), PATIENCE_MS);
    };
    const subscribe = () => {
      inbox.hold();
      socket.emit('subscribe', { project, since: store.getState().seq }, (reply: SubscribeReply) => {
        clearTimeout(patience);
        patience = undefined;
        if (!reply.ok) return refuse(store, reply.error.code);
        inbox.release(reply);
        store.dispatch({ type: 'connectionChanged', connection: 'online' });
        if (reply.reload) onReload();
      });
    };
    socket.on('connect', subscribe);
    socket.on('disconnect', goOffline);
    socket.on('connect_error', (error) => {
      if (error.message === 'UNAUTHENTICATED') refuse(store, 'UNAUTHENTICATED');
      goOffline();
    });
    socket.on('messageCreated', inbox.take);
    socket.on('entityChanged', inbox.take);
    socket.on('stepChanged', inbox.take);
    socket.on('signedOut', () => refuse(store, 'UNAUTHENTICATED'));
    // The browser knows at once that the network went or came; a socket may take half a minute to notice.
    const leave = () => store.dispatch({ type: 'connectionChanged', connection: 'offline' });
    const comeBack = () => (socket.connected ? subscribe() : void socket.connect());
    addEventListener('offline', leave);
    addEventListener('online', comeBack);
    return () => {
      removeEventListener('offline', leave);
      removeEventListener('online', comeBack);
      clearTimeout(patience);
      inbox.close();
      socket.disconnect();
    };
  }, [store, onReload]);
}

function refuse(store: ProjectStore, code: string): void {
  if (code === 'UNAUTHENTICATED') store.dispatch({ type: 'accessChanged', access: 'signed-out' });
  if (code === 'FORBIDDEN' || code === 'NOT_FOUND') store.dispatch({ type: 'accessChanged', access: 'lost' });
}

/**
 * Collects events and applies them together, once a frame. While a subscription is being answered they are held: an event
 * that is newer than the missed ones must not come before them.
 */
function createInbox(store: ProjectStore) {
  let events: ProjectEvent[] = [];
  let isHeld = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (isHeld || events.length === 0) return;
    const taken = events;
    events = [];
    store.dispatch({ type: 'eventsReceived', events: taken });
  };
  const take = (event: ProjectEvent) => {
    events.push(event);
    timer ??= setTimeout(flush, 16);
  };
  return {
    take,
    hold: () => {
      isHeld = true;
    },
    release: (reply: Extract<SubscribeReply, { ok: true }>) => {
      isHeld = false;
      events.unshift(...reply.events);
      flush();
      store.dispatch({ type: 'caughtUp', seq: reply.seq });
    },
    close: () => clearTimeout(timer),
  };
}
