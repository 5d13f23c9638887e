'use client';

import type { ActRecord } from '@greenlight/schema';
import type { KeyboardEvent } from 'react';
import { useCanWrite, useDispatch } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu, MenuItem, MenuRule } from '../parts/Menu.tsx';
import { InlineField } from '../record/InlineField.tsx';
import { Glow } from '../story/Glow.tsx';
import { sayLength } from '../story/running-time.ts';
import { AddBeat } from './AddBeat.tsx';
import { BeatCard, isWriting } from './BeatCard.tsx';
import { countOf } from './FilmShape.tsx';
import { MiniStrips } from './MiniStrips.tsx';
import { filmLength, type OutlinedAct } from './outline.ts';
import styles from './structure.module.css';
import type { Structure } from './use-structure.ts';

interface ActColumnProps {
  outlined: OutlinedAct;
  acts: readonly ActRecord[];
  structure: Structure;
}

/** An act: what it is about, its beats, and the scenes that tell it. */
export function ActColumn({ outlined: { act, beats, scenes }, acts, structure }: ActColumnProps) {
  const canWrite = useCanWrite();
  const move = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (!event.altKey || step === undefined || !canWrite || isWriting(event.target)) return;
    event.preventDefault();
    structure.moveAct(act, step < 0 ? -1 : 1);
  };
  const name = `act ${act.number}`;
  const { count, seconds } = filmLength(scenes);
  const length = seconds > 0 ? `, ${sayLength(seconds)}` : '';
  return (
    <li className={styles.act} data-id={act.id} data-testid="act" aria-label={`Act ${act.number}`}>
      <Glow id={act.id} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move the act while the focus is on one of its own controls. */}
      <div className={styles.actHead} onKeyDown={move}>
        <p className={styles.actNumber}>Act {act.number}</p>
        {canWrite ? <ActMenu act={act} structure={structure} /> : null}
        <h3 className={styles.actTitle}>
          <InlineField
            kind="act"
            id={act.id}
            field="title"
            value={act.title}
            empty="Untitled"
            of={name}
            isNew={structure.newest === act.id}
            isStop
          />
        </h3>
        <InlineField
          kind="act"
          id={act.id}
          field="summary"
          value={act.summary}
          empty="What happens in it, in a sentence or two?"
          of={name}
          className={styles.actSummary}
        />
      </div>
      <ol className={styles.beats} aria-label={`Beats of ${name}`}>
        {beats.map((beat) => (
          <BeatCard key={beat.id} beat={beat} acts={acts} structure={structure} />
        ))}
      </ol>
      {canWrite ? <AddBeat where={name} onAdd={(title) => structure.addBeat(title, act.id)} /> : null}
      <div className={styles.actScenes}>
        <p className={styles.small}>{scenes.length === 0 ? 'No scene yet' : `${countOf(count, 'scene')}${length}`}</p>
        {scenes.length > 0 ? <MiniStrips scenes={scenes} label={`Scenes of ${name}`} /> : null}
      </div>
    </li>
  );
}

function ActMenu({ act, structure }: { act: ActRecord; structure: Structure }) {
  const dispatch = useDispatch();
  return (
    <Menu
      label={`What to do with act ${act.number}`}
      className={styles.more}
      align="end"
      button={
        <>
          <Icon name="more" />
          <span className="visually-hidden">Move or open act {act.number}</span>
        </>
      }
    >
      <MenuItem onSelect={() => structure.moveAct(act, -1)}>
        Move earlier <small>Alt ↑</small>
      </MenuItem>
      <MenuItem onSelect={() => structure.moveAct(act, 1)}>
        Move later <small>Alt ↓</small>
      </MenuItem>
      <MenuRule />
      <MenuItem onSelect={() => dispatch({ type: 'recordOpened', open: { kind: 'act', id: act.id } })}>
        Open or delete it
      </MenuItem>
    </Menu>
  );
}
