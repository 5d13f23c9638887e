'use client';

import type { ApiError } from '../../client/api.ts';
import styles from './problem.module.css';

/** What went wrong, where it went wrong, with the way to try again when that can help. */
export function Problem({ error, onRetry }: { error: ApiError | null; onRetry?: (() => void) | undefined }) {
  if (!error) return null;
  return (
    <div className={styles.problem} role="alert">
      <p>
        {error.message}
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
