'use client';

import type { SceneRecord } from '@greenlight/schema';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { BoardWall } from '../board/BoardWall.tsx';
import { Problem } from '../parts/Problem.tsx';
import { missingFor } from '../record/missing-for.ts';
import { isWriting } from '../structure/BeatCard.tsx';
import { FilmLength } from './FilmLength.tsx';
import { Nothing, type PaneProps } from './panes.tsx';
import { SceneStrip } from './SceneStrip.tsx';
import { inOrder, type StripColour, stripColour, stripMeaning } from './slugline.ts';
import { stripClass } from './strip-class.ts';
import styles from './strips.module.css';
import { isNumbered, type SceneOrder, useSceneOrder } from './use-scene-order.ts';

/** The board: every scene as a strip, in order, or frame by frame. */
export function ScenesPane({ onAdd }: PaneProps) {
  const scenes = useProject((state) => state.scenes);
  const missing = useProject((state) => missingFor('scene', state));
  const ordered = useMemo(() => inOrder(scenes), [scenes]);
  const order = useSceneOrder();
  const [look, setLook] = useState<'strips' | 'frames'>('strips');
  if (ordered.length === 0) {
    return (
      <Nothing
        kind={missing ? 'character' : 'scene'}
        title="No scene yet"
        words={missing ?? 'Say where it happens, when, and who is there. “INT. BAKER STREET – NIGHT” works too.'}
        onAdd={onAdd}
      />
    );
  }
  return (
    <>
      <div className={styles.bar}>
        <FilmLength scenes={ordered} />
        <fieldset className={styles.looks}>
          <legend className="visually-hidden">How the scenes are shown</legend>
          <button type="button" aria-pressed={look === 'strips'} onClick={() => setLook('strips')}>
            Strips
          </button>
          <button type="button" aria-pressed={look === 'frames'} onClick={() => setLook('frames')}>
            Storyboard
          </button>
        </fieldset>
      </div>
      <Problem error={order.error} />
      {look === 'frames' ? <BoardWall scenes={ordered} /> : <Strips scenes={ordered} order={order} />}
    </>
  );
}

function Strips({ scenes, order }: { scenes: readonly SceneRecord[]; order: SceneOrder }) {
  const canWrite = useCanWrite();
  const move = (event: KeyboardEvent, scene: SceneRecord) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || !canWrite || isWriting(event.target)) return;
    event.preventDefault();
    order.move(scene, step < 0 ? -1 : 1);
  };
  return (
    <>
      {canWrite && !isNumbered(scenes) ? (
        <p className={styles.unnumbered}>
          Not every scene has a number of its own.
          <button
            type="button"
            className="button button-small"
            aria-disabled={order.isBusy}
            onClick={() => order.number()}
          >
            Number them as they stand
          </button>
        </p>
      ) : null}
      <ol className={styles.strips} aria-label="Scenes">
        {scenes.map((scene) => (
          <li key={scene.id} onKeyDown={(event) => move(event, scene)}>
            <SceneStrip scene={scene} />
          </li>
        ))}
      </ol>
      <StripLegend colours={[...new Set(scenes.map(stripColour))]} />
    </>
  );
}

function StripLegend({ colours }: { colours: readonly StripColour[] }) {
  return (
    <ul className={styles.legend} aria-label="Colours of the strips">
      {colours.map((colour) => (
        <li key={colour}>
          <span className={`${styles.swatch} ${stripClass(colour)}`} aria-hidden="true" />
          {stripMeaning[colour]}
        </li>
      ))}
    </ul>
  );
}
