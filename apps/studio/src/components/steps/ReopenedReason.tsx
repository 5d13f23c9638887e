'use client';

import { recordKind, type StepView } from '@greenlight/schema';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { LocalTime } from '../parts/LocalTime.tsx';
import { findRecord } from '../record/find-record.ts';
import { useStudioActions } from '../studio-actions.ts';
import styles from './sheet.module.css';
import { usePersonName } from './use-person-name.ts';

/** Why a step that was complete is not any more: what was changed, by whom, when, and the way there. */
export function ReopenedReason({ step: { reopened, status } }: { step: StepView }) {
  const nameOf = usePersonName();
  if (!reopened || status === 'complete') return null;
  const { cause, reasons, at } = reopened;
  return (
    <div className={styles.reopenedNote}>
      <p>
        {cause ? (
          <>
            {nameOf(cause.by)} changed <CauseName cause={cause} />, <LocalTime at={at} />.
          </>
        ) : (
          <>
            Reopened <LocalTime at={at} />.
          </>
        )}{' '}
        Nothing was thrown away.
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason} dir="auto">
            {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Cause = NonNullable<NonNullable<StepView['reopened']>['cause']>;

/** The record's name; a link to it while it is there. */
function CauseName({ cause: { kind, id, name } }: { cause: Cause }) {
  const dispatch = useDispatch();
  const actions = useStudioActions();
  const known = recordKind.safeParse(kind);
  const isThere = useProject((state) => known.success && findRecord(state, known.data, id) !== null);
  const words = <span dir="auto">{name}</span>;
  if (!isThere && kind !== 'project') return words;
  const open = () => {
    dispatch({ type: 'stepShown', step: null });
    if (known.success) dispatch({ type: 'recordOpened', open: { kind: known.data, id } });
    else actions.showDetails();
  };
  return (
    <button type="button" className={styles.link} onClick={open}>
      {words}
    </button>
  );
}
