'use client';

import type { SpecPackRecord } from '@greenlight/schema';
import { useCallback, useEffect, useRef, useState } from 'react';
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

/** A pack as it was read: it never changes, so it is read once. */
export function usePack(
  id: string | null,
): { pack: SpecPackRecord | null; again: () => void } & Pick<RequestState, 'error'> {
  const project = useProject((state) => state.project.id);
  const [packs, setPacks] = useState<Readonly<Record<string, SpecPackRecord>>>({});
  const { error, run, clear } = useRequest();
  const pack = id === null ? null : (packs[id] ?? null);
  const load = useCallback(() => {
    if (id === null) return;
    void run(async () => {
      const read = await loadPack(project, id);
      setPacks((known) => ({ ...known, [id]: read }));
    });
  }, [project, id, run]);
  useEffect(() => {
    clear();
    if (pack === null) load();
  }, [pack, load, clear]);
  return { pack, error, again: load };
}
