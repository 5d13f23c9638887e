'use client';

import { type DragEvent, useState } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import recordStyles from '../record/record.module.css';
import { FileButton } from './FileButton.tsx';
import { MediaItem } from './MediaItem.tsx';
import styles from './media.module.css';
import { type MediaSubject, shelfWords, titleOf } from './media-words.ts';
import { Sending } from './Sending.tsx';
import { useUpload } from './use-upload.ts';
import { WriteForm } from './WriteForm.tsx';

interface MediaShelfProps {
  subject: MediaSubject;
  id: string;
  name: string;
}

/** What is gathered for a person, a place or a scene: written here, uploaded, or dropped on it. */
export function MediaShelf({ subject, id, name }: MediaShelfProps) {
  const media = useProject((state) => state.media);
  const canWrite = useCanWrite();
  const upload = useUpload();
  const [isWriting, setWriting] = useState(false);
  const [isOver, setOver] = useState(false);
  const { kind, title, one, wanted } = shelfWords[subject];
  const mine = media.filter((medium) => medium[subject] === id);
  if (mine.length === 0 && !canWrite) return null;
  const send = (file: File) => void upload.send(file, { title: titleOf(file.name), kind, [subject]: id });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (canWrite && file) send(file);
  };
  return (
    <section
      className={`${recordStyles.section} ${isOver ? styles.over : ''}`}
      aria-labelledby={`shelf-${id}`}
      onDragOver={(event) => {
        if (!canWrite || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h4 id={`shelf-${id}`}>{title}</h4>
      {mine.length === 0 && !isWriting ? <p className={styles.wanted}>{wanted}</p> : null}
      <ul className={styles.list} aria-label={title}>
        {mine.map((medium) => (
          <MediaItem key={medium.id} medium={medium} usual={kind} />
        ))}
      </ul>
      <Sending upload={upload} />
      {isWriting ? (
        <WriteForm subject={subject} id={id} name={name} onDone={() => setWriting(false)} />
      ) : canWrite ? (
        <div className="row">
          <button type="button" className="button button-small" onClick={() => setWriting(true)}>
            <Icon name="edit" size={15} /> Write a {one}
          </button>
          <FileButton
            label={`Upload a ${one}`}
            className="button button-small"
            isBusy={upload.sending !== null}
            onChoose={send}
          >
            <Icon name="upload" size={15} /> Upload
          </FileButton>
          <span className={styles.quiet}>Picture, PDF or text, 10 MB at most</span>
        </div>
      ) : null}
    </section>
  );
}
