'use client';

import { Icon } from '../parts/Icon.tsx';
import styles from './record.module.css';

interface TickProps {
  /** What is approved by it: `the beat “The letter burns”`. */
  what: string;
  isApproved: boolean;
  isBusy?: boolean;
  canWrite: boolean;
  onToggle: () => void;
}

/** Approved or not yet, at one press. Who may only read sees the sign alone. */
export function Tick({ what, isApproved, isBusy, canWrite, onToggle }: TickProps) {
  const words = isApproved ? `Approved: ${what}` : `Approve ${what}`;
  if (!canWrite) {
    return isApproved ? (
      <span className={`${styles.tick} ${styles.approved}`} role="img" aria-label={words}>
        <Icon name="check" size={15} />
      </span>
    ) : null;
  }
  return (
    <button
      type="button"
      className={`${styles.tick} ${isApproved ? styles.approved : ''}`}
      aria-pressed={isApproved}
      aria-disabled={isBusy || undefined}
      aria-label={`Approve ${what}`}
      title={isApproved ? 'Approved. Press to take it back' : 'Approve'}
      onClick={onToggle}
    >
      <Icon name="check" size={15} />
    </button>
  );
}
