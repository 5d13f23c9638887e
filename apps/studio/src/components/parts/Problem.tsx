'use client';

import type { ApiError } from '../../client/api.ts';
import { LinkedNames } from '../record/LinkedNames.tsx';
import styles from './problem.module.css';

interface ProblemProps {
  error: ApiError | null;
  onRetry?: (() => void) | undefined;
  /** It names records of the story: those can be opened. */
  hasNames?: boolean;
}

/** What went wrong, where it went wrong, with the way to try again when that can help. */
export function Problem({ error, onRetry, hasNames = false }: ProblemProps) {
  if (!error) return null;
  return (
    <div className={styles.problem} role="alert">
      <p>
        {hasNames ? <LinkedNames text={error.message} /> : error.message}
        {error.suggestions.map((suggestion) => ` ${suggestion}`)}
      </p>
      {error.retryable && onRetry ? (
        <button type="button" className="button button-small" onClick={onRetry}>
          Try again
        </button>
      ) : null}
    </div>
  );
}
