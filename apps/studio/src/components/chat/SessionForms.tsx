'use client';

import type { SessionRecord } from '@greenlight/schema';
import { type FormEvent, useState } from 'react';
import { deleteSession, renameSession } from '../../client/studio-api.ts';
import { useDispatch } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { useRequest } from '../parts/use-request.ts';
import { useTakeFocus } from '../parts/use-take-focus.ts';
import styles from './sessions.module.css';

export function RenameSession({ session, onDone }: { session: SessionRecord; onDone: () => void }) {
  const dispatch = useDispatch();
  const [title, setTitle] = useState(session.title);
  const field = useTakeFocus<HTMLInputElement>();
  const { isBusy, error, run } = useRequest();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await run(async () => {
      await renameSession(session.id, title.trim());
      dispatch({ type: 'sessionRenamed', id: session.id, title: title.trim() });
    });
    if (isDone) onDone();
  };
  return (
    <form onSubmit={submit}>
      <input
        className="input"
        aria-label="New name"
        dir="auto"
        ref={field}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <button type="submit" className="button button-small button-go" aria-disabled={isBusy}>
        Rename
      </button>
      <button type="button" className="button button-small" onClick={onDone}>
        Cancel
      </button>
      <Problem error={error} />
    </form>
  );
}

interface DeleteSessionProps {
  session: SessionRecord;
  isOpen: boolean;
  onDone: () => void;
  /** Called when the conversation that is open is gone. */
  onLeave: () => void;
}

export function DeleteSession({ session, isOpen, onDone, onLeave }: DeleteSessionProps) {
  const dispatch = useDispatch();
  const { isBusy, error, run } = useRequest();
  const remove = async () => {
    if (!(await run(() => deleteSession(session.id)))) return;
    if (isOpen) onLeave();
    dispatch({ type: 'sessionRemoved', id: session.id });
    onDone();
  };
  return (
    <div className={styles.sure}>
      <p>Delete its messages? The people, places and scenes it made stay.</p>
      <button
        type="button"
        className="button button-small button-danger"
        aria-disabled={isBusy}
        onClick={() => void remove()}
      >
        Delete
      </button>
      <button type="button" className="button button-small" onClick={onDone}>
        Keep
      </button>
      <Problem error={error} />
    </div>
  );
}
