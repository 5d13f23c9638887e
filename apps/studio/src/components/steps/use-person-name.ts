'use client';

import type { Actor } from '@greenlight/schema';
import { useProject } from '../../client/use-project.ts';

/** Who somebody is to the reader: "You", a member by name, or somebody who is none. */
export function usePersonName(): (actor: Pick<Actor, 'kind' | 'id'>) => string {
  const members = useProject((state) => state.members);
  const self = useProject((state) => state.userId);
  return ({ kind, id }) => {
    if (id === self) return 'You';
    if (kind === 'system') return 'The studio';
    return members.find(({ user }) => user === id)?.name ?? 'Somebody';
  };
}
