'use client';

import { useMemo, useRef } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { Choices } from '../steps/Choices.tsx';
import styles from './chat.module.css';
import { EmptyConversation } from './EmptyConversation.tsx';
import { collectMarks, keepEqualMarks, toTurns } from './marks.ts';
import { PendingTurn } from './PendingTurn.tsx';
import type { Mark } from './segments.ts';
import { TurnView } from './TurnView.tsx';
import { useEarlier } from './use-earlier.ts';
import { useScroll } from './use-scroll.ts';

const unmarked: readonly Mark[] = [];

/** The conversation: its turns, oldest first, and what is on its way. */
export function MessageList({ onFill }: { onFill: (text: string) => void }) {
  const messages = useProject((state) => state.conversation.messages);
  const session = useProject((state) => state.conversation.session);
  const outbox = useProject((state) => state.outbox);
  const lit = useProject((state) => state.view.lit);
  const canWrite = useCanWrite();
  const marks = useMarks();
  const turns = useMemo(() => toTurns(messages), [messages]);
  const pending = outbox.filter((one) => one.session === session && !one.hasArrived);
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const last = turns.at(-1);
  const { hasNews, toEnd, noteScroll } = useScroll(
    { list, content },
    { session, first: turns[0]?.number ?? 0, last: last?.number ?? 0, sent: pending.length, lit },
  );
  const earlier = useEarlier(list, top);
  const isEmpty = turns.length === 0 && pending.length === 0;
  return (
    <div className={styles.stage}>
      <div
        ref={list}
        className={styles.list}
        onScroll={noteScroll}
        role="log"
        aria-label="Conversation"
        aria-live="polite"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be within reach of the keyboard.
        tabIndex={0}
      >
        <div ref={top} />
        {earlier.isBusy ? <p className={styles.earlier}>Loading earlier messages…</p> : null}
        <Problem error={earlier.error} onRetry={earlier.load} />
        {isEmpty ? <EmptyConversation onFill={onFill} /> : null}
        <ol ref={content} className={styles.column}>
          {turns.map((turn) => (
            <TurnView
              key={`${session} ${turn.number}`}
              turn={turn}
              marks={marks.get(turn.said?.id ?? '') ?? unmarked}
              isLast={turn === last && pending.length === 0}
            />
          ))}
          {pending.map((message) => (
            <PendingTurn key={message.key} message={message} onEdit={onFill} />
          ))}
          {turns.length > 0 && pending.length === 0 && canWrite ? (
            <li aria-live="off">
              <Choices isBrief={(last?.questions.length ?? 0) > 0} />
            </li>
          ) : null}
        </ol>
      </div>
      {hasNews ? (
        <button type="button" className={`button button-small ${styles.news}`} onClick={toEnd}>
          New messages ↓
        </button>
      ) : null}
    </div>
  );
}

/** The marks of each message; the same lists as before where nothing changed, so that only touched messages are drawn again. */
function useMarks(): Map<string, Mark[]> {
  const characters = useProject((state) => state.characters);
  const locations = useProject((state) => state.locations);
  const scenes = useProject((state) => state.scenes);
  const relationships = useProject((state) => state.relationships);
  const before = useRef(new Map<string, Mark[]>());
  return useMemo(() => {
    before.current = keepEqualMarks(before.current, collectMarks({ characters, locations, scenes, relationships }));
    return before.current;
  }, [characters, locations, scenes, relationships]);
}
