'use client';

import { useProject } from '../../client/use-project.ts';
import type { StoryTab } from '../../client/view-reducer.ts';

export const tabWords: Record<StoryTab, string> = { cast: 'Cast', places: 'Places', scenes: 'Scenes', map: 'Map' };

/** How much each tab holds; of the map, the relationships. */
export function useTabCounts(): Record<StoryTab, number> {
  const cast = useProject((state) => state.characters.length);
  const places = useProject((state) => state.locations.length);
  const scenes = useProject((state) => state.scenes.length);
  const map = useProject((state) => state.relationships.length);
  return { cast, places, scenes, map };
}
