'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ProjectAction, ProjectState } from './project-state.ts';
import type { ProjectStore } from './project-store.ts';

export const ProjectStoreContext = createContext<ProjectStore | null>(null);

export function useProjectStore(): ProjectStore {
  const store = useContext(ProjectStoreContext);
  if (!store) throw new Error('This part of the page stands outside a project.');
  return store;
}

/** A part of the project's state. `select` returns what the state holds, never something made anew. */
export function useProject<T>(select: (state: ProjectState) => T): T {
  const store = useProjectStore();
  const read = () => select(store.getState());
  return useSyncExternalStore(store.subscribe, read, read);
}

export function useDispatch(): (action: ProjectAction) => void {
  return useProjectStore().dispatch;
}

export function useCanWrite(): boolean {
  return useProject((state) => state.capability !== 'read');
}
