'use client';

import { useEffect, useState } from 'react';
import { keepDismissed, readDismissed } from '../../client/kept-texts.ts';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { useWorkflow } from '../../client/use-workflow.ts';
import { Icon } from '../parts/Icon.tsx';
import { StepSign } from './StepSign.tsx';
import styles from './steps.module.css';
import { usePersonName } from './use-person-name.ts';

/** Steps that were complete and are not any more: which, and what was changed. It stays away once it is dismissed, until more reopen. */
export function ReopenedNotice() {
  const { steps } = useWorkflow();
  const [isDismissed, dismiss] = useDismissed();
  const dispatch = useDispatch();
  const nameOf = usePersonName();
  const reopened = steps.flatMap((step) =>
    step.reopened && step.status !== 'complete' ? [{ ...step, reopened: step.reopened }] : [],
  );
  const fresh = reopened.filter(({ id, reopened: { at } }) => !isDismissed(`${id} ${at}`));
  const [first, ...others] = fresh;
  if (!first) return null;
  const { cause, reasons } = first.reopened;
  const more = others.length === 0 ? '' : ` and ${others.length === 1 ? 'one more' : `${others.length} more`}`;
  return (
    <section className={styles.notice} aria-label="Reopened steps">
      <StepSign look="reopened" />
      <p>
        <b dir="auto">{first.title}</b>
        {more} {others.length === 0 ? 'is' : 'are'} open again
        {cause ? (
          <>
            : {nameOf(cause.by)} changed <span dir="auto">{cause.name}</span>
          </>
        ) : null}
        . <span dir="auto">{reasons[0]}.</span>
      </p>
      <button
        type="button"
        className="button button-small"
        onClick={() => dispatch({ type: 'stepShown', step: first.id })}
      >
        See why
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => dismiss(fresh.map(({ id, reopened: { at } }) => `${id} ${at}`))}
      >
        <Icon name="close" size={16} />
      </button>
    </section>
  );
}

/** What she has seen and put away, kept in this browser. */
function useDismissed(): [(key: string) => boolean, (keys: readonly string[]) => void] {
  const user = useProject((state) => state.userId);
  const project = useProject((state) => state.project.id);
  const [dismissed, setDismissed] = useState<readonly string[] | null>(null);
  useEffect(() => setDismissed(readDismissed(user, project)), [user, project]);
  const dismiss = (keys: readonly string[]) => {
    const next = [...(dismissed ?? []), ...keys];
    setDismissed(next);
    keepDismissed(user, project, next);
  };
  // Until this browser's memory is read, nothing is shown that she may have put away.
  return [(key) => dismissed === null || dismissed.includes(key), dismiss];
}
