'use client';

import { useCallback } from 'react';
import { useProject } from '../../client/use-project.ts';

/** Who somebody is, as the page says it: `You`, a member's name, or that she has left. */
export function useNames(): (user: string | null | undefined) => string {
  const members = useProject((state) => state.members);
  const own = useProject((state) => state.userId);
  return useCallback(
    (user) => (user === own ? 'You' : (members.find((one) => one.user === user)?.name ?? 'Somebody who has left')),
    [members, own],
  );
}
