'use client';

import type { StepView } from '@greenlight/schema';
import { type FormEvent, useState } from 'react';
import { overrideStep } from '../../client/studio-api.ts';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { Problem } from '../parts/Problem.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useRequest } from '../parts/use-request.ts';
import styles from './sheet.module.css';

const SHORTEST = 10;

/** For an admin: the way past a closed gate. It takes a reason, which everybody sees and the ledger keeps. */
export function OverrideForm({ step }: { step: StepView }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const project = useProject((state) => state.project.id);
  const dispatch = useDispatch();
  const { isBusy, error, run } = useRequest();
  const isEnough = reason.trim().length >= SHORTEST;
  if (!isOpen) {
    return (
      <button type="button" className="button button-small button-quiet" onClick={() => setOpen(true)}>
        Let it begin anyway…
      </button>
    );
  }
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    setAsked(true);
    if (isEnough && (await run(() => overrideStep(project, step.id, reason.trim()))))
      dispatch({ type: 'stepShown', step: null });
  };
  return (
    <form className={styles.override} onSubmit={submit} aria-label="Let it begin anyway">
      <TextField
        label={`Why should ${step.title} begin already?`}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        hint="Everybody in the project sees it, and it stays on the record."
        problem={isAsked && !isEnough ? `Give a reason of ${SHORTEST} characters or more.` : undefined}
      />
      <Problem error={error} onRetry={() => void submit()} />
      <div className="row">
        <button type="submit" className="button button-small" aria-disabled={isBusy}>
          {isBusy ? 'Opening…' : 'Let it begin'}
        </button>
        <button type="button" className="button button-small button-quiet" onClick={() => setOpen(false)}>
          Cancel
        </button>
      </div>
    </form>
  );
}
