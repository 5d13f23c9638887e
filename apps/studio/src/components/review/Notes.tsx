'use client';

import type { NoteRecord } from '@greenlight/schema';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { countOf } from '../structure/FilmShape.tsx';
import { NoteForm } from './NoteForm.tsx';
import { NoteItem } from './NoteItem.tsx';
import styles from './review.module.css';

/** The notes: what holds the film back first, what is resolved folded away. */
export function Notes() {
  const notes = useProject((state) => state.notes);
  const canWrite = useCanWrite();
  const open = notes.filter(({ resolved }) => resolved !== true).sort(holdingFirst);
  const resolved = notes.filter(({ resolved: isResolved }) => isResolved === true).sort(newestFirst);
  return (
    <section className={styles.column} aria-labelledby="review-notes">
      <h3 id="review-notes">Notes</h3>
      {canWrite ? <NoteForm /> : null}
      {open.length > 0 ? (
        <ul className={styles.list} aria-label="Open notes">
          {open.map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        </ul>
      ) : (
        <p className={styles.nothing}>
          {notes.length > 0
            ? 'Every note is resolved.'
            : 'No notes. One that holds the film back keeps it from being final until it is resolved.'}
        </p>
      )}
      {resolved.length > 0 ? (
        <details className={styles.more}>
          <summary>{countOf(resolved.length, 'resolved note')}</summary>
          <ul className={styles.list} aria-label="Resolved notes">
            {resolved.map((note) => (
              <NoteItem key={note.id} note={note} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function holdingFirst(a: NoteRecord, b: NoteRecord): number {
  return Number(b.blocking === true) - Number(a.blocking === true) || newestFirst(a, b);
}

function newestFirst(a: NoteRecord, b: NoteRecord): number {
  return (b.at ?? '') < (a.at ?? '') ? -1 : 1;
}
