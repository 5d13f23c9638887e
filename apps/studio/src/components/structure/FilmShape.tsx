'use client';

import type { CSSProperties } from 'react';
import { sayLength } from '../story/running-time.ts';
import { stripColour } from '../story/slugline.ts';
import { stripClass } from '../story/strip-class.ts';
import { actWeight, filmLength, type Outline, type OutlinedAct, sceneWeight } from './outline.ts';
import styles from './structure.module.css';

/** The film at a glance: its acts as long as they run, each scene in its colour, a mark for each beat. */
export function FilmShape({ film }: { film: Outline }) {
  return (
    <div className={styles.shape} role="img" aria-label={`The shape of the film. ${film.acts.map(say).join('. ')}`}>
      {film.acts.map((one) => (
        <div key={one.act.id} className={styles.part} style={{ '--weight': actWeight(one) } as CSSProperties}>
          <Beats beats={one.beats} />
          <div className={styles.cells}>
            {one.scenes
              .filter((scene) => sceneWeight(scene) > 0)
              .map((scene) => (
                <span
                  key={scene.id}
                  className={stripClass(stripColour(scene))}
                  style={{ '--weight': sceneWeight(scene) } as CSSProperties}
                />
              ))}
          </div>
          <span className={styles.partName} dir="auto">
            {[one.act.number, one.act.title].filter(Boolean).join(' ')}
          </span>
        </div>
      ))}
    </div>
  );
}

function Beats({ beats }: Pick<OutlinedAct, 'beats'>) {
  return (
    <div className={styles.marks}>
      {beats.map((beat) => (
        <span key={beat.id} className={beat.approved ? styles.markApproved : undefined} />
      ))}
    </div>
  );
}

function say({ act, beats, scenes }: OutlinedAct): string {
  const { count, seconds } = filmLength(scenes);
  const approved = beats.filter((beat) => beat.approved).length;
  const length = seconds > 0 ? `, ${sayLength(seconds)}` : '';
  return `Act ${act.number}: ${countOf(count, 'scene')}${length}, ${countOf(beats.length, 'beat')}, ${approved} approved`;
}

export function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
