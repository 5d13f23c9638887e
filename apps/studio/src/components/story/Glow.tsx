'use client';

import { useProject } from '../../client/use-project.ts';
import styles from './cards.module.css';

/** Lights a record up briefly when it is new or has changed, here or in another browser. */
export function Glow({ id }: { id: string }) {
  const seq = useProject((state) => state.fresh[id]);
  return seq === undefined ? null : <span key={seq} className={styles.glow} aria-hidden="true" />;
}
