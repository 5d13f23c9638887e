'use client';

import { useProject } from '../../client/use-project.ts';
import type { NamedStory } from './field-values.ts';

/** What names stand for the ids of a record. */
export function useNamedStory(): NamedStory {
  const characters = useProject((state) => state.characters);
  const locations = useProject((state) => state.locations);
  const acts = useProject((state) => state.acts);
  const scenes = useProject((state) => state.scenes);
  return { characters, locations, acts, scenes };
}
