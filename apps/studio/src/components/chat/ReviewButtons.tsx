'use client';

import styles from './review.module.css';

interface ReviewButtonsProps {
  acts: Record<'accept' | 'correct' | 'discard' | 'next', () => void>;
  isBusy: boolean;
  hasNext: boolean;
}

/** What may be said of a reading, each with its key. */
export function ReviewButtons({ acts, isBusy, hasNext }: ReviewButtonsProps) {
  return (
    <div className={`row ${styles.ways}`}>
      <button
        type="button"
        className="button button-small button-go"
        aria-disabled={isBusy}
        title="Enter"
        onClick={acts.accept}
      >
        {isBusy ? 'Keeping…' : 'Yes, keep it'} <Key>↵</Key>
      </button>
      <button type="button" className="button button-small" aria-disabled={isBusy} title="E" onClick={acts.correct}>
        Correct <Key>E</Key>
      </button>
      <button
        type="button"
        className="button button-small"
        aria-disabled={isBusy}
        title="D, Backspace or Delete"
        onClick={acts.discard}
      >
        Discard <Key>D</Key>
      </button>
      {hasNext ? (
        <button type="button" className={`button button-small ${styles.next}`} title="N" onClick={acts.next}>
          Next <Key>N</Key>
        </button>
      ) : null}
    </div>
  );
}

function Key({ children }: { children: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {children}
    </span>
  );
}
