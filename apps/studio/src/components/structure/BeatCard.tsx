'use client';

import type { ActRecord, BeatRecord } from '@greenlight/schema';
import type { KeyboardEvent } from 'react';
import { useCanWrite, useDispatch } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Menu, MenuChoice, MenuItem, MenuRule } from '../parts/Menu.tsx';
import { InlineField } from '../record/InlineField.tsx';
import { actName } from '../record/record-name.ts';
import { Tick } from '../record/Tick.tsx';
import { Glow } from '../story/Glow.tsx';
import styles from './structure.module.css';
import type { Structure } from './use-structure.ts';

interface BeatCardProps {
  beat: BeatRecord;
  acts: readonly ActRecord[];
  structure: Structure;
}

/** A turn of the story. Alt with the arrows moves it; the tick approves it. */
export function BeatCard({ beat, acts, structure }: BeatCardProps) {
  const canWrite = useCanWrite();
  const move = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || !canWrite || isWriting(event.target)) return;
    event.preventDefault();
    structure.moveBeat(beat, step < 0 ? -1 : 1);
  };
  return (
    <li className={`${styles.beat} ${beat.approved ? styles.beatApproved : ''}`} data-id={beat.id} onKeyDown={move}>
      <Glow id={beat.id} />
      <Tick
        what={`the beat “${beat.title}”`}
        isApproved={beat.approved === true}
        canWrite={canWrite}
        onToggle={() => structure.approveBeat(beat)}
      />
      <div className={styles.beatWords}>
        <InlineField
          kind="beat"
          id={beat.id}
          field="title"
          value={beat.title}
          empty="Untitled"
          of={`beat “${beat.title}”`}
          className={styles.beatTitle}
          isStop
        />
        <InlineField
          kind="beat"
          id={beat.id}
          field="summary"
          value={beat.summary}
          empty="What happens?"
          of={`beat “${beat.title}”`}
          className={styles.beatSummary}
        />
      </div>
      {canWrite ? <BeatMenu beat={beat} acts={acts} structure={structure} /> : null}
    </li>
  );
}

function BeatMenu({ beat, acts, structure }: BeatCardProps) {
  const dispatch = useDispatch();
  return (
    <Menu
      label={`What to do with the beat “${beat.title}”`}
      className={styles.more}
      align="end"
      button={
        <>
          <Icon name="more" />
          <span className="visually-hidden">Move or open the beat “{beat.title}”</span>
        </>
      }
    >
      <MenuItem onSelect={() => structure.moveBeat(beat, -1)}>
        Move up <small>Alt ↑</small>
      </MenuItem>
      <MenuItem onSelect={() => structure.moveBeat(beat, 1)}>
        Move down <small>Alt ↓</small>
      </MenuItem>
      <MenuRule />
      {acts.map((act) => (
        <MenuChoice key={act.id} isChosen={beat.act === act.id} onSelect={() => structure.putBeat(beat, act.id)}>
          {actName(act)}
        </MenuChoice>
      ))}
      <MenuChoice isChosen={!acts.some(({ id }) => id === beat.act)} onSelect={() => structure.putBeat(beat, null)}>
        In no act
      </MenuChoice>
      <MenuRule />
      <MenuItem onSelect={() => dispatch({ type: 'recordOpened', open: { kind: 'beat', id: beat.id } })}>
        Open or delete it
      </MenuItem>
    </Menu>
  );
}

export function isWriting(target: EventTarget): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
