import type { StoryKind } from '@greenlight/schema';
import type { ProjectState } from '../../client/project-state.ts';
import type { KindedRecord } from '../../client/story-records.ts';

/** The part of the state that holds the story's records. */
export type Story = Pick<ProjectState, 'characters' | 'locations' | 'scenes' | 'relationships'>;

/** A record by its kind and id; null when there is none. */
export function findRecord(story: Story, kind: StoryKind, id: string): KindedRecord | null {
  const find = <T extends { id: string }>(records: readonly T[]) => records.find((one) => one.id === id);
  const record = {
    character: find(story.characters),
    location: find(story.locations),
    scene: find(story.scenes),
    relationship: find(story.relationships),
  }[kind];
  // The kind and the list it was found in belong together.
  return record ? ({ kind, record } as KindedRecord) : null;
}
