import {
  characterRecord,
  locationRecord,
  relationshipRecord,
  type StoryKind,
  type StoryRecords,
  sceneRecord,
} from '@greenlight/schema';

/** Any record of the story with its kind. */
export type KindedRecord = { [K in StoryKind]: { kind: K; record: StoryRecords[K] } }[StoryKind];

const shapes = {
  character: characterRecord.shape,
  location: locationRecord.shape,
  scene: sceneRecord.shape,
  relationship: relationshipRecord.shape,
} as const;

/** The record in what an event or a reply of Payload's REST carries: its own keys alone, references as ids. */
export function toStoryRecord<K extends StoryKind>(kind: K, source: object): StoryRecords[K] {
  const values = source as Record<string, unknown>;
  const kept = Object.keys(shapes[kind]).map((key) => [key, toPlain(values[key])]);
  const record = Object.fromEntries(kept.filter(([, value]) => value !== undefined));
  // The server judged it by the schema; asking again would cost a parse for each event.
  return { ...record, sources: record.sources ?? {} } as StoryRecords[K];
}

function toPlain(value: unknown): unknown {
  const isReference = typeof value === 'object' && value !== null && 'id' in value && 'createdAt' in value;
  return isReference ? value.id : value;
}
