'use client';

import type { ActRecord, SceneRecord } from '@greenlight/schema';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu, MenuItem } from '../parts/Menu.tsx';
import { actName, sceneName } from '../record/record-name.ts';
import { SceneStrip } from '../story/SceneStrip.tsx';
import { AddBeat } from './AddBeat.tsx';
import { BeatCard } from './BeatCard.tsx';
import type { Outline } from './outline.ts';
import styles from './structure.module.css';
import type { Structure } from './use-structure.ts';

interface TrayProps {
  loose: Outline['loose'];
  acts: readonly ActRecord[];
  structure: Structure;
}

/** What stands in no act yet, and the way into one. */
export function Tray({ loose: { beats, scenes }, acts, structure }: TrayProps) {
  const canWrite = useCanWrite();
  const isEmpty = beats.length === 0 && scenes.length === 0;
  if (isEmpty && (acts.length > 0 || !canWrite)) return null;
  return (
    <section className={styles.tray} aria-labelledby="structure-tray">
      <h3 id="structure-tray">{acts.length > 0 ? 'In no act yet' : 'Beats and scenes'}</h3>
      {beats.length > 0 ? (
        <ol className={styles.trayBeats} aria-label="Beats in no act">
          {beats.map((beat) => (
            <BeatCard key={beat.id} beat={beat} acts={acts} structure={structure} />
          ))}
        </ol>
      ) : null}
      {canWrite && acts.length === 0 ? (
        <AddBeat where="no act" onAdd={(title) => structure.addBeat(title, null)} />
      ) : null}
      {scenes.length > 0 ? (
        <ul className={styles.trayScenes} aria-label="Scenes in no act">
          {scenes.map((scene) => (
            <li key={scene.id}>
              <SceneStrip scene={scene} isShort />
              {canWrite && acts.length > 0 ? <Put scene={scene} acts={acts} structure={structure} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Put({ scene, acts, structure }: { scene: SceneRecord; acts: readonly ActRecord[]; structure: Structure }) {
  const locations = useProject((state) => state.locations);
  const name = sceneName(scene, locations);
  return (
    <Menu
      label={`Put ${name} into`}
      className="button button-small"
      align="end"
      button={
        <>
          Put into <span className="visually-hidden">an act: {name}</span>
          <Icon name="down" size={14} />
        </>
      }
    >
      {acts.map((act) => (
        <MenuItem key={act.id} onSelect={() => structure.putScene(scene, act.id)}>
          {actName(act)}
        </MenuItem>
      ))}
    </Menu>
  );
}
