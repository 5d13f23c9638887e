'use client';

import { Problem } from '../parts/Problem.tsx';
import styles from './media.module.css';
import type { UploadState } from './use-upload.ts';

/** How far an upload has come, or why it did not. */
export function Sending({ upload: { sending, error, retry } }: { upload: UploadState }) {
  if (!sending) return <Problem error={error} onRetry={retry} />;
  const { name, percent } = sending;
  return (
    <div className={styles.sending}>
      <p>
        <span dir="auto">{name}</span>
        <span>{percent < 100 ? `${percent} %` : 'being kept…'}</span>
      </p>
      <progress max={100} value={percent} aria-label={`Uploading ${name}`} />
    </div>
  );
}
