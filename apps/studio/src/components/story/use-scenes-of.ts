'use client';

import type { SceneRecord } from '@greenlight/schema';
import { useMemo } from 'react';
import { useProject } from '../../client/use-project.ts';

/** The scenes that a person is in, or that are set in a place. */
export function useScenesOf(kind: 'character' | 'location', id: string): SceneRecord[] {
  const scenes = useProject((state) => state.scenes);
  return useMemo(
    () => scenes.filter((one) => (kind === 'location' ? one.location === id : one.characters?.includes(id))),
    [scenes, kind, id],
  );
}
