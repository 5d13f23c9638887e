'use client';

import type { PanelRecord } from '@greenlight/schema';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Tick } from '../record/Tick.tsx';
import { Glow } from '../story/Glow.tsx';
import { isWriting } from '../structure/BeatCard.tsx';
import styles from './board.module.css';
import { PanelForm } from './PanelForm.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import type { Board } from './use-board.ts';

interface PanelCardProps {
  panel: PanelRecord;
  place: number;
  board: Board;
}

/** A panel of the storyboard, with what can be done to it under the frame. Alt with the arrows moves it. */
export function PanelCard({ panel, place, board }: PanelCardProps) {
  const canWrite = useCanWrite();
  const [isEditing, setEditing] = useState(false);
  const isPointed = useProject((state) => state.view.open?.id === panel.id);
  const card = useRef<HTMLLIElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (!event.altKey || step === undefined || !canWrite || isWriting(event.target)) return;
    event.preventDefault();
    board.move(panel, step < 0 ? -1 : 1);
  };
  const finish = () => {
    setEditing(false);
    board.clear();
    requestAnimationFrame(() => card.current?.querySelector('button')?.focus());
  };
  if (isEditing) {
    return (
      <li ref={card} className={styles.card}>
        <PanelForm
          label={`Edit panel ${place}`}
          panel={panel}
          isBusy={board.isBusy}
          error={board.error}
          onSave={(words) => void board.change(panel, words).then((isDone) => isDone && finish())}
          onCancel={finish}
        />
      </li>
    );
  }
  return (
    <li
      ref={card}
      className={`${styles.card} ${isPointed ? styles.pointed : ''}`}
      data-id={panel.id}
      data-testid="panel"
      onKeyDown={move}
    >
      <Glow id={panel.id} />
      {canWrite ? (
        <button type="button" className={styles.open} title="Edit" onClick={() => setEditing(true)}>
          <PanelFrame panel={panel} place={place} />
        </button>
      ) : (
        <PanelFrame panel={panel} place={place} />
      )}
      <PanelActions panel={panel} place={place} board={board} canWrite={canWrite} />
    </li>
  );
}

function PanelActions({ panel, place, board, canWrite }: PanelCardProps & { canWrite: boolean }) {
  const [isSure, setSure] = useState(false);
  if (isSure) {
    return (
      <div className={styles.actions}>
        <span className={styles.hint}>Delete panel {place}?</span>
        <button
          type="button"
          className="button button-small button-danger"
          aria-disabled={board.isBusy}
          onClick={() => void board.remove(panel)}
        >
          Delete
        </button>
        <button type="button" className="button button-small" onClick={() => setSure(false)}>
          Keep
        </button>
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      <Tick
        what={`panel ${place}`}
        isApproved={panel.approved === true}
        canWrite={canWrite}
        onToggle={() => board.approve(panel)}
      />
      {canWrite ? (
        <>
          <span className={styles.gap} />
          <button
            type="button"
            className="icon-button"
            aria-label={`Move panel ${place} earlier`}
            title="Earlier (Alt ↑)"
            onClick={() => board.move(panel, -1)}
          >
            <Icon name="up" size={16} />
          </button>
          <button
            type="button"
            className={`icon-button ${styles.later}`}
            aria-label={`Move panel ${place} later`}
            title="Later (Alt ↓)"
            onClick={() => board.move(panel, 1)}
          >
            <Icon name="up" size={16} />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={`Delete panel ${place}`}
            title="Delete"
            onClick={() => setSure(true)}
          >
            <Icon name="remove" size={16} />
          </button>
        </>
      ) : null}
    </div>
  );
}
