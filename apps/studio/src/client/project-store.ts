import { type ProjectAction, type ProjectState, reduceProject } from './project-state.ts';

/** Holds the state and tells who looks at it. */
export interface ProjectStore {
  getState(): ProjectState;
  dispatch(action: ProjectAction): void;
  subscribe(listener: () => void): () => void;
}

export function createProjectStore(initial: ProjectState): ProjectStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    dispatch(action) {
      const next = reduceProject(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
