import type { StepView } from '@greenlight/schema';
import type { KeyboardEvent } from 'react';
import { StepSign } from './StepSign.tsx';
import { frameName, frameWords, lookOf, shortTitle } from './step-words.ts';
import styles from './steps.module.css';

interface StepFrameProps {
  step: StepView;
  steps: readonly StepView[];
  /** The one that Tab reaches; arrow keys walk to the others. */
  isStop: boolean;
  isOpen: boolean;
  onOpen: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A step as a frame of the film. */
export function StepFrame({ step, steps, isStop, isOpen, onOpen, onFocus, onKeyDown }: StepFrameProps) {
  const look = lookOf(step);
  return (
    <button
      type="button"
      className={`${styles.frame} ${styles[look]}`}
      data-step={step.id}
      data-look={look}
      tabIndex={isStop ? 0 : -1}
      aria-current={step.isCurrent ? 'step' : undefined}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={onOpen}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <span className="visually-hidden">{frameName(step, steps.length)}</span>
      <span className={styles.title} aria-hidden="true" dir="auto">
        {shortTitle(step)}
      </span>
      <span className={styles.state} aria-hidden="true">
        <StepSign look={look} size={13} />
        <span dir="auto">{frameWords(step, steps)}</span>
      </span>
    </button>
  );
}
