'use client';

import { useProject } from '../../client/use-project.ts';
import type { StoryTab } from '../../client/view-reducer.ts';

export const tabWords: Record<StoryTab, string> = {
  cast: 'Cast',
  places: 'Places',
  structure: 'Structure',
  scenes: 'Scenes',
  map: 'Map',
  review: 'Review',
};

/** How much each tab holds; of the map, the relationships; of the review, the notes that are open. */
export function useTabCounts(): Record<StoryTab, number> {
  const cast = useProject((state) => state.characters.length);
  const places = useProject((state) => state.locations.length);
  const structure = useProject((state) => state.acts.length);
  const scenes = useProject((state) => state.scenes.length);
  const map = useProject((state) => state.relationships.length);
  const review = useProject((state) => state.notes.filter(({ resolved }) => resolved !== true).length);
  return { cast, places, structure, scenes, map, review };
}
