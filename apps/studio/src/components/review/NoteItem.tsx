'use client';

import type { NoteRecord } from '@greenlight/schema';
import { useCanWrite, useDispatch } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { LocalTime } from '../parts/LocalTime.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useAnnounce } from '../record/Announcer.tsx';
import { useNamedStory } from '../record/use-named-story.ts';
import { useRecordWrite } from '../record/use-record-write.ts';
import { Glow } from '../story/Glow.tsx';
import styles from './review.module.css';
import { subjectsOfNote } from './subjects.ts';
import { useNames } from './use-names.ts';

/** A note: what it says, about whom, by whom; resolved and opened again at one press. */
export function NoteItem({ note, hidesSubject = false }: { note: NoteRecord; hidesSubject?: boolean }) {
  const canWrite = useCanWrite();
  const dispatch = useDispatch();
  const announce = useAnnounce();
  const nameOf = useNames();
  const story = useNamedStory();
  const { isBusy, error, update } = useRecordWrite();
  const isResolved = note.resolved === true;
  const isHolding = note.blocking === true && !isResolved;
  const subjects = hidesSubject ? [] : subjectsOfNote(note, story);
  const toggle = async () => {
    if (await update('note', [{ id: note.id, fields: { resolved: !isResolved } }]))
      announce(isResolved ? 'The note is open again' : 'The note is resolved');
  };
  return (
    <li
      className={`${styles.note} ${isHolding ? styles.holds : ''} ${isResolved ? styles.resolved : ''}`}
      data-id={note.id}
      data-testid="note"
    >
      <Glow id={note.id} />
      {isHolding ? (
        <p className={styles.holdWords}>
          <Icon name="flag" size={14} /> Holds the film back
        </p>
      ) : null}
      <p className={styles.words} dir="auto">
        {note.text}
      </p>
      <p className={styles.quiet}>
        {nameOf(note.by)}
        {note.at ? (
          <>
            , <LocalTime at={note.at} />
          </>
        ) : null}
        {subjects.map(({ kind, id, name }) => (
          <span key={id}>
            {' '}
            about{' '}
            <button
              type="button"
              className={styles.about}
              dir="auto"
              onClick={() => dispatch({ type: 'recordOpened', open: { kind, id } })}
            >
              {name}
            </button>
          </span>
        ))}
      </p>
      <Problem error={error} />
      {canWrite ? (
        <div className="row">
          <button type="button" className="button button-small" aria-disabled={isBusy} onClick={() => void toggle()}>
            {isResolved ? 'Open it again' : 'Resolve'}
            <span className="visually-hidden">: {note.text.slice(0, 60)}</span>
          </button>
          <button
            type="button"
            data-walk=""
            className="button button-small button-quiet"
            onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'note', id: note.id } })}
          >
            Edit<span className="visually-hidden"> the note: {note.text.slice(0, 60)}</span>
          </button>
        </div>
      ) : null}
    </li>
  );
}
