'use client';

import type { MediaRecord } from '@greenlight/schema';
import { useState } from 'react';
import { useCanWrite } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useAnnounce } from '../record/Announcer.tsx';
import { InlineField } from '../record/InlineField.tsx';
import { useRecordWrite } from '../record/use-record-write.ts';
import { Glow } from '../story/Glow.tsx';
import { FileButton } from './FileButton.tsx';
import { MediaFile } from './MediaFile.tsx';
import styles from './media.module.css';
import { kindWord } from './media-words.ts';
import { Sending } from './Sending.tsx';
import { useUpload } from './use-upload.ts';

/** A sheet, a reference or a breakdown: its file, its title, its words. All are changed where they stand. */
export function MediaItem({ medium, usual }: { medium: MediaRecord; usual: MediaRecord['kind'] }) {
  const canWrite = useCanWrite();
  const upload = useUpload();
  const of = `“${medium.title}”`;
  return (
    <li className={styles.item} data-id={medium.id} data-testid="medium">
      <Glow id={medium.id} />
      <MediaFile medium={medium} />
      {medium.kind === usual ? null : <span className="tag">{kindWord[medium.kind]}</span>}
      <InlineField
        kind="media"
        id={medium.id}
        field="title"
        value={medium.title}
        empty="Untitled"
        of={of}
        className={styles.title}
      />
      <InlineField
        kind="media"
        id={medium.id}
        field="text"
        value={medium.text}
        empty="Add words"
        of={of}
        className={styles.text}
      />
      <Sending upload={upload} />
      {canWrite ? (
        <div className={styles.actions}>
          <FileButton
            label={medium.filename ? `Replace the file of ${of}` : `Add a file to ${of}`}
            className="button button-small button-quiet"
            isBusy={upload.sending !== null}
            onChoose={(file) => void upload.send(file, {}, medium.id)}
          >
            <Icon name="upload" size={15} /> {medium.filename ? 'Replace' : 'Add a file'}
          </FileButton>
          <Remove medium={medium} />
        </div>
      ) : null}
    </li>
  );
}

function Remove({ medium }: { medium: MediaRecord }) {
  const [isSure, setSure] = useState(false);
  const { isBusy, error, remove } = useRecordWrite();
  const announce = useAnnounce();
  const go = async () => {
    if (await remove('media', medium.id)) announce(`“${medium.title}” was deleted`);
  };
  if (!isSure) {
    return (
      <button
        type="button"
        className="button button-small button-quiet"
        aria-label={`Delete “${medium.title}”`}
        onClick={() => setSure(true)}
      >
        <Icon name="remove" size={15} /> Delete
      </button>
    );
  }
  return (
    <>
      <span className={styles.quiet}>Delete it{medium.filename ? ' and its file' : ''}?</span>
      <button
        type="button"
        className="button button-small button-danger"
        aria-disabled={isBusy}
        onClick={() => void go()}
      >
        Delete
      </button>
      <button type="button" className="button button-small" onClick={() => setSure(false)}>
        Keep
      </button>
      <Problem error={error} onRetry={() => void go()} />
    </>
  );
}
