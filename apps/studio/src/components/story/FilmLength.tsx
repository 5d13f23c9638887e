'use client';

import type { SceneRecord } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';
import { countOf } from '../structure/FilmShape.tsx';
import { filmLength } from '../structure/outline.ts';
import { sayLength } from './running-time.ts';
import styles from './strips.module.css';

/** `12 scenes, 1 h 34 min of 1 h 40 min`. What is omitted is not counted. */
export function FilmLength({ scenes }: { scenes: readonly SceneRecord[] }) {
  const target = useProject((state) => state.project.targetMinutes);
  const { count, seconds, untimed } = filmLength(scenes);
  const over = target ? seconds - target * 60 : 0;
  const omitted = scenes.length - count;
  const so = [omitted > 0 ? `${omitted} omitted` : '', untimed > 0 && seconds > 0 ? `${untimed} not timed` : ''].filter(
    Boolean,
  );
  return (
    <p className={styles.length} data-testid="film-length">
      {countOf(count, 'scene')}
      {seconds > 0 ? `, ${sayLength(seconds)}${target ? ` of ${sayLength(target * 60)}` : ''}` : ''}
      {over > 0 ? <span className={styles.over}>, {sayLength(over)} too long</span> : null}
      {so.length > 0 ? <span> · {so.join(', ')}</span> : null}
    </p>
  );
}
