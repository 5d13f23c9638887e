'use client';

import { useEffect, useState } from 'react';
import type { OutgoingMessage } from '../../client/outbox.ts';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { useStudioActions } from '../studio-actions.ts';
import pendingStyles from './pending.module.css';
import { ReplyText } from './ReplyText.tsx';
import replyStyles from './reply.module.css';
import wordsStyles from './words.module.css';

/** A message on its way: shown at once, with what came of it so far, and with what to do when it could not be sent. */
export function PendingTurn({ message, onEdit }: { message: OutgoingMessage; onEdit: (text: string) => void }) {
  return (
    <li className={pendingStyles.pending}>
      <div data-testid="message" data-author="user" data-state={message.state}>
        <p className={wordsStyles.who}>You</p>
        <p className={wordsStyles.said} dir="auto">
          {message.text}
        </p>
      </div>
      <Progress message={message} onEdit={onEdit} />
    </li>
  );
}

function Progress({ message, onEdit }: { message: OutgoingMessage; onEdit: (text: string) => void }) {
  const isOffline = useProject((state) => state.connection === 'offline');
  switch (message.state) {
    case 'sending':
      return message.streamed ? <Streaming text={message.streamed} /> : <Thinking />;
    case 'failed':
      return <Failed message={message} onEdit={onEdit} />;
    case 'waiting':
    case 'paused':
      return (
        <p className={pendingStyles.later}>
          {isOffline || message.state === 'paused' ? 'Kept here. It is sent when you are back.' : 'Next in line.'}
        </p>
      );
  }
}

/** A reply as it comes. Read out once it is whole. */
function Streaming({ text }: { text: string }) {
  return (
    <div className={replyStyles.reply} aria-busy="true">
      <ReplyText text={text} />
    </div>
  );
}

const PATIENCE_MS = 1000;

/** An answer that takes less than a second needs no word about it. */
function Thinking() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <p className={pendingStyles.thinking}>Reading what you wrote…</p> : null;
}

function Failed({
  message: { key, text, choice, failure },
  onEdit,
}: {
  message: OutgoingMessage;
  onEdit: (text: string) => void;
}) {
  const dispatch = useDispatch();
  const { writeInstead } = useStudioActions();
  // A choice that took no words of hers has nothing to edit.
  const words = choice ? (choice.customInput ?? null) : text;
  return (
    <div className={pendingStyles.refused} role="alert">
      <p>
        {failure?.message ?? 'It could not be sent.'} {failure?.suggestions.join(' ')}
      </p>
      {failure?.retryable ? (
        <button type="button" className="button button-small" onClick={() => dispatch({ type: 'sendingRetried', key })}>
          Try again
        </button>
      ) : null}
      {words === null ? null : (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            dispatch({ type: 'outgoingDropped', key });
            if (choice) writeInstead(words);
            else onEdit(words);
          }}
        >
          Edit
        </button>
      )}
      <button type="button" className="button button-small" onClick={() => dispatch({ type: 'outgoingDropped', key })}>
        Discard
      </button>
    </div>
  );
}
