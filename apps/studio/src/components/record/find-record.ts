import { collectionOf, type RecordKind } from '@greenlight/schema';
import type { ProjectState } from '../../client/project-state.ts';
import type { KindedRecord } from '../../client/story-records.ts';

/** The part of the state that holds the project's records. */
export type Story = Pick<ProjectState, (typeof collectionOf)[RecordKind]>;

/** A record by its kind and id; null when there is none. */
export function findRecord(story: Story, kind: RecordKind, id: string): KindedRecord | null {
  const record = (story[collectionOf[kind]] as readonly { id: string }[]).find((one) => one.id === id);
  // The kind and the list it was found in belong together.
  return record ? ({ kind, record } as KindedRecord) : null;
}
