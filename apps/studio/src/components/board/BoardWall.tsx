'use client';

import type { SceneRecord } from '@greenlight/schema';
import { useMemo } from 'react';
import { useDispatch, useProject } from '../../client/use-project.ts';
import { SceneStrip } from '../story/SceneStrip.tsx';
import styles from './board.module.css';
import { PanelFrame } from './PanelFrame.tsx';
import { BOARD, panelsOf } from './use-board.ts';

/** The whole film frame by frame: each scene, and under it what the camera sees of it. */
export function BoardWall({ scenes }: { scenes: readonly SceneRecord[] }) {
  return (
    <ol className={styles.wall} aria-label="Storyboard of the film">
      {scenes.map((scene) => (
        <li key={scene.id}>
          <SceneStrip scene={scene} isShort />
          <Frames scene={scene} />
        </li>
      ))}
    </ol>
  );
}

function Frames({ scene }: { scene: SceneRecord }) {
  const all = useProject((state) => state.panels);
  const panels = useMemo(() => panelsOf(all, scene.id), [all, scene.id]);
  const dispatch = useDispatch();
  if (panels.length === 0) return <p className={styles.none}>No panel yet.</p>;
  return (
    <ul className={styles.frames} aria-label="Panels">
      {panels.map((panel, index) => (
        <li key={panel.id}>
          <button
            type="button"
            className={styles.open}
            onClick={() => dispatch({ type: 'recordOpened', open: { kind: 'scene', id: scene.id, field: BOARD } })}
          >
            <PanelFrame panel={panel} place={index + 1} />
          </button>
        </li>
      ))}
    </ul>
  );
}
