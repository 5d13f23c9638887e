'use client';

import { type CSSProperties, useState } from 'react';
import { useDispatch } from '../../client/use-project.ts';
import { useCurrentStep, useWorkflow } from '../../client/use-workflow.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import styles from './chip.module.css';
import { StepSign } from './StepSign.tsx';
import { frameName, frameWords, lookOf, progressWords } from './step-words.ts';

/** On a narrow screen: where the film stands, and behind it the list of all steps. */
export function StepChip() {
  const [isOpen, setOpen] = useState(false);
  const { steps, progress } = useWorkflow();
  const current = useCurrentStep();
  if (!current) return null;
  const look = lookOf(current);
  return (
    <nav className={styles.holder} aria-label="Steps of the film">
      <button
        type="button"
        className={styles.chip}
        data-steps=""
        style={{ '--progress': progress } as CSSProperties}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span className="visually-hidden">
          {frameName(current, steps.length)}. {progressWords(steps)} complete. All steps
        </span>
        <span className={styles.words} aria-hidden="true">
          <span className={`${styles.sign} ${styles[look]}`}>
            <StepSign look={look} />
          </span>
          <b dir="auto">{current.title}</b>
          <small>{frameWords(current, steps)}</small>
          <span className={styles.count}>{progressWords(steps)}</span>
          <Icon name="down" size={14} />
        </span>
      </button>
      {isOpen ? <StepList onClose={() => setOpen(false)} /> : null}
    </nav>
  );
}

function StepList({ onClose }: { onClose: () => void }) {
  const { steps } = useWorkflow();
  const dispatch = useDispatch();
  return (
    <Dialog title={`Steps: ${progressWords(steps)} complete`} onClose={onClose}>
      <ol className={styles.list}>
        {steps.map((step) => (
          <li key={step.id}>
            <button
              type="button"
              className={styles.row}
              aria-current={step.isCurrent ? 'step' : undefined}
              onClick={() => {
                onClose();
                dispatch({ type: 'stepShown', step: step.id });
              }}
            >
              <span className="visually-hidden">{frameName(step, steps.length)}</span>
              <span className={styles.words} aria-hidden="true">
                <span className={`${styles.sign} ${styles[lookOf(step)]}`}>
                  <StepSign look={lookOf(step)} size={17} />
                </span>
                <span className={styles.name} dir="auto">
                  {step.title}
                </span>
                <small>{frameWords(step, steps)}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
