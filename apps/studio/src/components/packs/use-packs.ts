'use client';

import type { SpecPackRecord } from '@greenlight/schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, toApiError } from '../../client/api.ts';
import { useProject } from '../../client/use-project.ts';
import { type RequestState, useRequest } from '../parts/use-request.ts';
import { loadPack, packPhase } from './packs-api.ts';

export interface Packing extends Pick<RequestState, 'isBusy' | 'error'> {
  /** Packages the phase; again after a failure, under the same key. */
  begin: () => void;
  /** The pack that was made last, until another is chosen. */
  made: string | null;
}

/** Packages the phase of the open project. `isBegun` does it once at once. */
export function usePacking(isBegun: boolean): Packing {
  const project = useProject((state) => state.project.id);
  const [made, setMade] = useState<string | null>(null);
  const { isBusy, error, run } = useRequest();
  const key = useRef<string | null>(null);
  const begin = useCallback(() => {
    void run(async () => {
      key.current ??= crypto.randomUUID();
      setMade((await packPhase(project, key.current)).id);
      key.current = null;
    });
  }, [project, run]);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isBegun || hasBegun.current) return;
    hasBegun.current = true;
    begin();
  }, [isBegun, begin]);
  return { isBusy, error, begin, made };
}

/** A pack, as far as it is read. */
export interface ReadPack {
  pack: SpecPackRecord | null;
  error: ApiError | null;
  again: () => void;
}

/** Reads a pack of the open project. It never changes, so it is read once; another that is asked for meanwhile does not wait for it. */
export function usePack(id: string | null): ReadPack {
  const project = useProject((state) => state.project.id);
  const [packs, setPacks] = useState<Readonly<Record<string, SpecPackRecord>>>({});
  const [failure, setFailure] = useState<{ id: string; error: ApiError } | null>(null);
  const pack = id === null ? null : (packs[id] ?? null);
  const load = useCallback(() => {
    if (id === null) return;
    setFailure(null);
    loadPack(project, id).then(
      (read) => setPacks((known) => ({ ...known, [id]: read })),
      (thrown: unknown) => setFailure({ id, error: toApiError(thrown) }),
    );
  }, [project, id]);
  const isRead = pack !== null;
  useEffect(() => {
    if (!isRead) load();
  }, [isRead, load]);
  return { pack, error: failure?.id === id && !isRead ? failure.error : null, again: load };
}
