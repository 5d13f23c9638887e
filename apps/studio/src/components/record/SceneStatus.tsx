'use client';

import type { SceneRecord, SceneStatus as Status } from '@greenlight/schema';
import { useId } from 'react';
import { useCanWrite } from '../../client/use-project.ts';
import { useAnnounce } from './Announcer.tsx';
import styles from './record.module.css';
import { useFieldSave } from './use-field-save.ts';

const meanings: Record<Status, { word: string; means: string }> = {
  draft: { word: 'Draft', means: 'Still being worked on.' },
  approved: { word: 'Approved', means: 'It is shot as it is written.' },
  omitted: { word: 'Omitted', means: 'It stays in the project with its number, struck through, and is not shot.' },
};
const order: readonly Status[] = ['draft', 'approved', 'omitted'];

/** How far a scene is decided, and what that means. */
export function SceneStatus({ scene }: { scene: SceneRecord }) {
  const canWrite = useCanWrite();
  const announce = useAnnounce();
  const { isBusy, problem, save } = useFieldSave('scene', scene.id, 'status');
  const status = scene.status ?? 'draft';
  const id = useId();
  const choose = async (next: Status) => {
    if (next !== status && (await save(next))) announce(`The scene is now: ${meanings[next].word}`);
  };
  return (
    <div className={styles.status}>
      {canWrite ? (
        <fieldset className={styles.segments} aria-describedby={id}>
          <legend className="visually-hidden">Status of the scene</legend>
          {order.map((one) => (
            <button
              key={one}
              type="button"
              className={styles[`status-${one}`]}
              aria-pressed={status === one}
              aria-disabled={isBusy || undefined}
              onClick={() => void choose(one)}
            >
              {meanings[one].word}
            </button>
          ))}
        </fieldset>
      ) : (
        <strong>{meanings[status].word}</strong>
      )}
      <p id={id}>{meanings[status].means}</p>
      {problem ? (
        <p className={styles.refusal} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
