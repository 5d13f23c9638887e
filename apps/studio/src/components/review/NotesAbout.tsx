'use client';

import { useState } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import recordStyles from '../record/record.module.css';
import { NoteForm } from './NoteForm.tsx';
import { NoteItem } from './NoteItem.tsx';
import styles from './review.module.css';
import type { SubjectKind } from './subjects.ts';

/** What people say of a person, a place or a scene. */
export function NotesAbout({ kind, id }: { kind: SubjectKind; id: string }) {
  const notes = useProject((state) => state.notes);
  const canWrite = useCanWrite();
  const [isWriting, setWriting] = useState(false);
  const mine = notes
    .filter((note) => note[kind] === id)
    .sort((a, b) => Number(a.resolved === true) - Number(b.resolved === true));
  if (mine.length === 0 && !canWrite) return null;
  return (
    <section className={recordStyles.section} aria-labelledby={`notes-${id}`}>
      <h4 id={`notes-${id}`}>Notes</h4>
      <ul className={styles.list} aria-label="Notes">
        {mine.map((note) => (
          <NoteItem key={note.id} note={note} hidesSubject />
        ))}
      </ul>
      {isWriting ? <NoteForm about={{ kind, id }} onDone={() => setWriting(false)} /> : null}
      {canWrite && !isWriting ? (
        <button
          type="button"
          className={`button button-small ${mine.length > 0 ? styles.after : ''}`}
          onClick={() => setWriting(true)}
        >
          <Icon name="add" size={16} /> Leave a note
        </button>
      ) : null}
    </section>
  );
}
