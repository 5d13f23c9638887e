'use client';

import type { RefObject } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { BackToRecord } from './BackToRecord.tsx';
import { Composer, type ComposerHandle } from './Composer.tsx';
import styles from './chat.module.css';
import { MessageList } from './MessageList.tsx';
import { Notices } from './Notices.tsx';

interface ChatInterfaceProps {
  composer: RefObject<ComposerHandle | null>;
  onShowConversations: () => void;
  onNew: () => void;
}

/** The conversation: what was said, what came of it, and where to write. */
export function ChatInterface({ composer, onShowConversations, onNew }: ChatInterfaceProps) {
  const canWrite = useCanWrite();
  const title = useProject(
    (state) => state.sessions.find((one) => one.id === state.conversation.session)?.title ?? 'New conversation',
  );
  return (
    <section className={styles.chat} aria-label="Conversation">
      <div className={styles.bar}>
        <button
          type="button"
          className={styles.title}
          aria-label={`Conversations: ${title}`}
          onClick={onShowConversations}
        >
          <Icon name="talk" size={16} />
          <span dir="auto">{title}</span>
          <Icon name="down" size={14} />
        </button>
        <span />
        <button
          type="button"
          className="icon-button"
          aria-label="New conversation"
          title="New conversation"
          onClick={onNew}
        >
          <Icon name="add" />
        </button>
      </div>
      <MessageList onFill={(text) => composer.current?.fill(text)} />
      <div>
        <BackToRecord />
        <Notices />
        {canWrite ? (
          <Composer ref={composer} />
        ) : (
          <p className={styles.reader}>
            You may read this project. To write in it, ask its owner to make you an editor.
          </p>
        )}
      </div>
    </section>
  );
}
