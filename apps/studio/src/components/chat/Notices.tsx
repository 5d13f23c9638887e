'use client';

import { useDispatch, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import styles from './chat.module.css';

/** Between the conversation and the composer: the connection, and words that are elsewhere. */
export function Notices() {
  const isOffline = useProject((state) => state.connection === 'offline');
  const notice = useProject((state) => state.view.notice);
  const dispatch = useDispatch();
  return (
    <div role="status">
      {notice ? (
        <div className={styles.notice}>
          <p dir="auto">{notice}</p>
          <button
            type="button"
            className="icon-button"
            aria-label="Close the note"
            onClick={() => dispatch({ type: 'lightsOut' })}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ) : null}
      {isOffline ? (
        <p className={styles.offline}>You are offline. What you write is kept and sent when you are back.</p>
      ) : null}
    </div>
  );
}
