'use client';

import type { SceneRecord } from '@greenlight/schema';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { SceneChips } from '../story/SceneChips.tsx';
import { slugline, stripColour } from '../story/slugline.ts';
import { stripClass } from '../story/strip-class.ts';
import styles from './structure.module.css';

/** More scenes than this, and a number alone has to do. */
const ROOM = 10;

/** The scenes of an act as narrow strips of the board. */
export function MiniStrips({ scenes, label }: { scenes: readonly SceneRecord[]; label: string }) {
  const locations = useProject((state) => state.locations);
  const dispatch = useDispatch();
  if (scenes.length > ROOM) return <SceneChips scenes={scenes} label={label} />;
  return (
    <ul className={styles.strips} aria-label={label}>
      {scenes.map((scene) => (
        <li key={scene.id} data-id={scene.id}>
          <button
            type="button"
            data-walk=""
            className={`${styles.strip} ${scene.status === 'omitted' ? styles.omitted : ''}`}
            onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'scene', id: scene.id } })}
          >
            <span className={`${styles.band} ${stripClass(stripColour(scene))}`}>
              <span className="visually-hidden">Scene </span>
              {scene.number ?? '–'}
            </span>
            <span className={styles.slug} dir="auto">
              {slugline(scene, locations)}
            </span>
            {scene.status === 'approved' ? (
              <span className={styles.sign}>
                <Icon name="check" size={13} />
                <span className="visually-hidden">, approved</span>
              </span>
            ) : null}
            {scene.status === 'omitted' ? <span className="visually-hidden">, omitted</span> : null}
          </button>
        </li>
      ))}
    </ul>
  );
}
