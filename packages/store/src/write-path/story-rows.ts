import {
  type CharacterRecord,
  collectionOf,
  fieldsOf,
  GreenlightError,
  type LocationRecord,
  type ProjectRecord,
  type RelationshipRecord,
  type SceneRecord,
  type StoryKind,
  type StoryRecords,
  type StorySnapshot,
} from '@greenlight/schema';
import { findRow, findRows, type Reader, type Row } from './database.ts';

/** The names of a kind's own fields, as its schema lists them. */
export const fieldNames: Record<StoryKind, readonly string[]> = {
  character: Object.keys(fieldsOf.character.shape),
  location: Object.keys(fieldsOf.location.shape),
  scene: Object.keys(fieldsOf.scene.shape),
  relationship: Object.keys(fieldsOf.relationship.shape),
};

/** A row as the record that engines and faces read. Columns that are empty are null. */
export function toRecord<K extends StoryKind>(kind: K, row: Row): StoryRecords[K] {
  const fields = Object.fromEntries(fieldNames[kind].map((name) => [name, row[name] ?? null]));
  // The row passed the kind's schema when it was written; reading it again field by field would cost more than the read.
  return {
    id: row.id,
    project: row.project,
    createdVia: row.createdVia,
    sources: row.sources ?? {},
    ...fields,
  } as StoryRecords[K];
}

export function toProject(row: Row): ProjectRecord {
  const { id, title, type, genre, logline, audience } = row as unknown as ProjectRecord;
  return { id, title, type, genre: genre ?? null, logline: logline ?? null, audience: audience ?? null };
}

/** All of a project's story. Throws NOT_FOUND for an unknown project. */
export async function readSnapshot(reader: Reader, project: string): Promise<StorySnapshot> {
  const [row, characters, locations, scenes, relationships] = await Promise.all([
    findRow(reader, 'projects', { id: { equals: project } }),
    readKind(reader, 'character', project),
    readKind(reader, 'location', project),
    readKind(reader, 'scene', project),
    readKind(reader, 'relationship', project),
  ]);
  if (!row) throw new GreenlightError('NOT_FOUND', `There is no project ${project}.`);
  return {
    project: toProject(row),
    characters: characters as CharacterRecord[],
    locations: locations as LocationRecord[],
    scenes: (scenes as SceneRecord[]).sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity)),
    relationships: relationships as RelationshipRecord[],
  };
}

async function readKind(reader: Reader, kind: StoryKind, project: string): Promise<StoryRecords[StoryKind][]> {
  const rows = await findRows(reader, collectionOf[kind], { project: { equals: project } });
  return rows.map((row) => toRecord(kind, row));
}
