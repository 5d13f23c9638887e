'use client';

import { useEffect } from 'react';
import type { ProjectStore } from './project-store.ts';

/**
 * The steps of a workflow that a package brought come with the page, not with an event: when the project takes on another one, the page is
 * read again. Once for each, since a workflow that is nowhere installed would never come.
 */
export function useDefinition(store: ProjectStore, onReload: () => void): void {
  useEffect(() => {
    let asked: string | null = null;
    return store.subscribe(() => {
      const { project, definition } = store.getState();
      const wanted = project.type === 'custom' ? (project.workflow ?? null) : null;
      if (wanted === null || wanted === definition?.id || wanted === asked) return;
      asked = wanted;
      onReload();
    });
  }, [store, onReload]);
}
