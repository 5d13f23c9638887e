'use client';

import { useCallback, useRef, useState } from 'react';
import { type ApiError, toApiError } from '../../client/api.ts';

export interface RequestState {
  isBusy: boolean;
  error: ApiError | null;
  /** Runs a request; true when it was done. One at a time: while it runs, another is not begun. */
  run: (work: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
}

/** A request that a control makes: whether it runs, and what went wrong with it. */
export function useRequest(): RequestState {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (thrown) {
      setError(toApiError(thrown));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { isBusy, error, run, clear };
}
