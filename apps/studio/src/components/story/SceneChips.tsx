'use client';

import type { SceneRecord } from '@greenlight/schema';
import { useDispatch, useProject } from '../../client/use-project.ts';
import styles from './cards.module.css';
import { inOrder, slugline, stripColour } from './slugline.ts';
import { stripClass } from './strip-class.ts';

/** The scenes that somebody is in, or that a place holds, as little strips in their colours. */
export function SceneChips({ scenes, label }: { scenes: readonly SceneRecord[]; label: string }) {
  const locations = useProject((state) => state.locations);
  const dispatch = useDispatch();
  if (scenes.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={label}>
      {inOrder(scenes).map((scene) => {
        const heading = slugline(scene, locations);
        return (
          <li key={scene.id}>
            <button
              type="button"
              className={`${styles.chip} ${stripClass(stripColour(scene))}`}
              title={heading}
              aria-label={`Scene ${scene.number ?? ''}: ${heading}`}
              onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'scene', id: scene.id } })}
            >
              {scene.number ?? '–'}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
