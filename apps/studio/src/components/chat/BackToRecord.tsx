'use client';

import { useDispatch, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { findRecord } from '../record/find-record.ts';
import { recordName } from '../record/record-name.ts';
import styles from './chat.module.css';

/** On a narrow screen: from the words that are lit back to the value they became. */
export function BackToRecord() {
  const from = useProject((state) => state.view.lit?.from ?? null);
  const name = useProject((state) => {
    const record = from && findRecord(state, from.kind, from.id);
    return record ? recordName(record, state) : '';
  });
  const dispatch = useDispatch();
  if (!from || name === '') return null;
  const goBack = () => {
    dispatch({ type: 'lightsOut' });
    dispatch({ type: 'recordOpened', open: from });
  };
  return (
    <div className={styles.back}>
      <button type="button" className="button button-small" onClick={goBack}>
        <Icon name="back" size={16} />
        <span dir="auto">Back to {name}</span>
      </button>
    </div>
  );
}
