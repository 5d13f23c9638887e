'use client';

import { useEffect, useRef, useState } from 'react';
import { useCanWrite, useProject } from '../../client/use-project.ts';
import { Icon } from '../parts/Icon.tsx';
import { Problem } from '../parts/Problem.tsx';
import recordStyles from '../record/record.module.css';
import styles from './board.module.css';
import { PanelCard } from './PanelCard.tsx';
import { PanelForm } from './PanelForm.tsx';
import { BOARD, useBoard } from './use-board.ts';

/** What the camera sees of a scene, frame by frame. */
export function Storyboard({ scene }: { scene: string }) {
  const canWrite = useCanWrite();
  const board = useBoard(scene);
  const [isAdding, setAdding] = useState(false);
  const section = useRef<HTMLElement>(null);
  const isPointed = useProject(({ view }) => view.open?.id === scene && view.open.field === BOARD);
  useEffect(() => {
    if (isPointed) section.current?.scrollIntoView({ block: 'start' });
  }, [isPointed]);
  if (board.panels.length === 0 && !canWrite) return null;
  return (
    <section ref={section} className={recordStyles.section} aria-labelledby={`board-${scene}`}>
      <h4 id={`board-${scene}`}>Storyboard</h4>
      {board.panels.length === 0 && !isAdding ? (
        <p className={styles.none}>No panel yet. Say what the camera sees first, and from how near.</p>
      ) : null}
      <ol className={styles.board} aria-label="Panels">
        {board.panels.map((panel, index) => (
          <PanelCard key={panel.id} panel={panel} place={index + 1} board={board} />
        ))}
      </ol>
      {isAdding ? (
        <PanelForm
          key={board.panels.length}
          label="New panel"
          isBusy={board.isBusy}
          error={board.error}
          onSave={(words) => void board.add(words)}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <>
          <Problem error={board.error} />
          {canWrite ? (
            <button type="button" className="button button-small" onClick={() => setAdding(true)}>
              <Icon name="add" size={16} /> Add a panel
            </button>
          ) : null}
        </>
      )}
    </section>
  );
}
