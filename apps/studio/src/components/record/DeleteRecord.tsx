'use client';

import type { RecordKind } from '@greenlight/schema';
import { useState } from 'react';
import { deleteRecord } from '../../client/studio-api.ts';
import { useDispatch } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { useRequest } from '../parts/use-request.ts';
import { kindWords } from './field-definitions.ts';
import styles from './record.module.css';

const consequences: Record<RecordKind, string> = {
  character: 'Their relationships go too, and they leave their scenes.',
  location: 'Its scenes stay, without a place.',
  scene: 'Its people and its place stay.',
  relationship: 'Both people stay.',
  act: 'Its beats and scenes stay, without an act.',
  beat: 'Its act stays.',
  panel: 'Its scene stays.',
  media: 'Who or what it shows stays.',
  review: 'What it said stays in the ledger as a hash alone.',
  note: 'What it was about stays.',
};

/** Deletes a record, once asked twice. */
export function DeleteRecord({ kind, id, name }: { kind: RecordKind; id: string; name: string }) {
  const dispatch = useDispatch();
  const [isAsking, setAsking] = useState(false);
  const { isBusy, error, run } = useRequest();
  const remove = () =>
    run(async () => {
      await deleteRecord(kind, id);
      dispatch({ type: 'recordRemoved', kind, id });
    });
  if (!isAsking) {
    return (
      <button
        type="button"
        className={`button button-small button-danger ${styles.end}`}
        onClick={() => setAsking(true)}
      >
        Delete this {kindWords[kind].one}
      </button>
    );
  }
  return (
    <div className={`${styles.end} ${styles.sure}`}>
      <p dir="auto">
        Delete {name}? {consequences[kind]}
      </p>
      <button
        type="button"
        className="button button-small button-danger"
        aria-disabled={isBusy}
        onClick={() => void remove()}
      >
        {isBusy ? 'Deleting…' : 'Delete'}
      </button>
      <button type="button" className="button button-small" onClick={() => setAsking(false)}>
        Keep
      </button>
      <Problem error={error} onRetry={() => void remove()} />
    </div>
  );
}
