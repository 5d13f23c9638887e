'use client';

import type { SessionRecord } from '@greenlight/schema';
import { useEffect, useState } from 'react';
import { refreshSessions } from '../../client/use-outbox.ts';
import { useProject, useProjectStore } from '../../client/use-project.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { LocalTime } from '../parts/LocalTime.tsx';
import { DeleteSession, RenameSession } from './SessionForms.tsx';
import styles from './sessions.module.css';

interface ConversationsDialogProps {
  onOpen: (session: string | null) => void;
  onClose: () => void;
}

/** The user's conversations about the project: open one, begin one, rename, delete. */
export function ConversationsDialog({ onOpen, onClose }: ConversationsDialogProps) {
  const store = useProjectStore();
  const sessions = useProject((state) => state.sessions);
  useEffect(() => {
    void refreshSessions(store);
  }, [store]);
  return (
    <Dialog title="Conversations" onClose={onClose}>
      <button type="button" className="button button-go" onClick={() => onOpen(null)}>
        <Icon name="add" size={16} /> New conversation
      </button>
      {sessions.length === 0 ? <p>You have not begun one about this project yet.</p> : null}
      <ul className={styles.sessions} aria-label="Conversations">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onOpen={onOpen} />
        ))}
      </ul>
    </Dialog>
  );
}

function SessionRow({ session, onOpen }: { session: SessionRecord; onOpen: (session: string | null) => void }) {
  const isOpen = useProject((state) => state.conversation.session === session.id);
  const [form, setForm] = useState<'rename' | 'delete' | null>(null);
  const close = () => setForm(null);
  const turns = session.turnCount === 1 ? '1 turn' : `${session.turnCount} turns`;
  return (
    <li className={styles.session} aria-current={isOpen ? 'true' : undefined}>
      <button type="button" onClick={() => onOpen(session.id)}>
        <span dir="auto">{session.title}</span>
        <small>
          {turns} · <LocalTime at={session.updatedAt} />
        </small>
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Rename ${session.title}`}
        onClick={() => setForm('rename')}
      >
        <Icon name="edit" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Delete ${session.title}`}
        onClick={() => setForm('delete')}
      >
        <Icon name="remove" />
      </button>
      {form === 'rename' ? <RenameSession session={session} onDone={close} /> : null}
      {form === 'delete' ? (
        <DeleteSession session={session} isOpen={isOpen} onDone={close} onLeave={() => onOpen(null)} />
      ) : null}
    </li>
  );
}
