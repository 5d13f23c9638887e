'use client';

import type { Connection } from '../../client/project-state.ts';
import { useProject } from '../../client/use-project.ts';
import styles from './header.module.css';

const words: Record<Connection, string> = { connecting: 'Connecting…', online: 'Live', offline: 'Offline' };
const meanings: Record<Connection, string> = {
  connecting: 'Reaching the studio.',
  online: 'What others change appears here at once.',
  offline: 'What you write is kept and sent when you are back.',
};

/** Whether the page hears from the studio. Being offline is a state, not an error. */
export function ConnectionState() {
  const connection = useProject((state) => state.connection);
  return (
    <p
      className={`${styles.connection} ${styles[connection]}`}
      role="status"
      aria-label="Connection"
      title={meanings[connection]}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span>{words[connection]}</span>
    </p>
  );
}
