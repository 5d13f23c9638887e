import {
  actRecord,
  beatRecord,
  characterRecord,
  locationRecord,
  mediaRecord,
  noteRecord,
  type ProjectRecords,
  panelRecord,
  type RecordKind,
  relationshipRecord,
  reviewRecord,
  sceneRecord,
} from '@greenlight/schema';

/** Any record of a project with its kind. */
export type KindedRecord = { [K in RecordKind]: { kind: K; record: ProjectRecords[K] } }[RecordKind];

const shapes = {
  character: characterRecord.shape,
  location: locationRecord.shape,
  scene: sceneRecord.shape,
  relationship: relationshipRecord.shape,
  act: actRecord.shape,
  beat: beatRecord.shape,
  panel: panelRecord.shape,
  media: mediaRecord.shape,
  review: reviewRecord.shape,
  note: noteRecord.shape,
} as const;

/** The record in what an event or a reply of Payload's REST carries: its own keys alone, references as ids. */
export function toRecord<K extends RecordKind>(kind: K, source: object): ProjectRecords[K] {
  const values = source as Record<string, unknown>;
  const kept = Object.keys(shapes[kind]).map((key) => [key, toPlain(values[key])]);
  const record = Object.fromEntries(kept.filter(([, value]) => value !== undefined));
  // The server judged it by the schema; asking again would cost a parse for each event.
  return { ...record, sources: record.sources ?? {} } as ProjectRecords[K];
}

function toPlain(value: unknown): unknown {
  const isReference = typeof value === 'object' && value !== null && 'id' in value && 'createdAt' in value;
  return isReference ? value.id : value;
}
