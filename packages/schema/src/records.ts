import * as z from 'zod';
import { recordId, sessionId, timestamp } from './identifiers.ts';
import { memberRole } from './identity.ts';
import * as text from './text.ts';

// A record is a row of the story that people see. Text limits are generous for people and small for machines.
const name = z
  .string()
  .overwrite(text.singleLine)
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'must be 120 characters or fewer');
const line = z.string().overwrite(text.singleLine).trim().max(500, 'must be 500 characters or fewer');
const prose = z.string().overwrite(text.prose).trim().max(8000, 'must be 8,000 characters or fewer');

export const projectType = z.enum(['feature-film', 'short-film', 'custom']);
export type ProjectType = z.infer<typeof projectType>;
export const castRole = z.enum(['protagonist', 'antagonist', 'supporting', 'minor']);
export type CastRole = z.infer<typeof castRole>;
export const timeOfDay = z.enum(['dawn', 'day', 'dusk', 'night']);
export type TimeOfDay = z.infer<typeof timeOfDay>;
export const relationshipType = z.enum([
  'family',
  'friend',
  'enemy',
  'romantic',
  'rival',
  'mentor',
  'colleague',
  'other',
]);
export type RelationshipType = z.infer<typeof relationshipType>;

/** How a record came to be. */
export const createdVia = z.enum(['chat', 'manual', 'import']);

/**
 * Where a field's value came from: characters `[start, end)` of a message (UTF-16 units) and those words themselves (the write
 * path adds them), a message that only implied it, or the person who edited it by hand.
 */
export const fieldSource = z.union([
  z.strictObject({ message: recordId, span: z.tuple([z.int().min(0), z.int().min(0)]), words: z.string().optional() }),
  z.strictObject({ message: recordId, inferred: z.literal(true) }),
  z.strictObject({ editedBy: z.string(), at: timestamp }),
]);
export type FieldSource = z.infer<typeof fieldSource>;
export const fieldSources = z.record(z.string(), fieldSource);
export type FieldSources = z.infer<typeof fieldSources>;

const storyRecord = { id: recordId, project: recordId, createdVia, sources: fieldSources };

export const projectFields = z.strictObject({
  title: name,
  type: projectType.default('feature-film'),
  genre: line.nullish(),
  logline: prose.nullish(),
  audience: line.nullish(),
});
export type ProjectFields = z.infer<typeof projectFields>;
export const projectRecord = projectFields.extend({ id: recordId });
export type ProjectRecord = z.infer<typeof projectRecord>;

export const characterFields = z.strictObject({
  name,
  aliases: z.array(name).max(20).nullish(),
  age: z.int('must be a whole number').min(0, 'must be 0 or more').max(9999, 'must be 9,999 or less').nullish(),
  occupation: line.nullish(),
  role: castRole.nullish(),
  description: prose.nullish(),
  traits: z.array(line).max(40).nullish(),
});
export type CharacterFields = z.infer<typeof characterFields>;
export const characterRecord = characterFields.extend(storyRecord);
export type CharacterRecord = z.infer<typeof characterRecord>;

export const locationFields = z.strictObject({
  name,
  aliases: z.array(name).max(20).nullish(),
  kind: line.nullish(),
  description: prose.nullish(),
});
export type LocationFields = z.infer<typeof locationFields>;
export const locationRecord = locationFields.extend(storyRecord);
export type LocationRecord = z.infer<typeof locationRecord>;

/** `location` and `characters` hold ids of the same project. A scene number orders the scenes of a project. */
export const sceneFields = z.strictObject({
  title: name.nullish(),
  number: z.int('must be a whole number').min(1, 'must be 1 or more').max(100_000).nullish(),
  interior: z.boolean().nullish(),
  location: recordId.nullish(),
  timeOfDay: timeOfDay.nullish(),
  characters: z.array(recordId).max(200).nullish(),
  summary: prose.nullish(),
});
export type SceneFields = z.infer<typeof sceneFields>;
export const sceneRecord = sceneFields.extend(storyRecord);
export type SceneRecord = z.infer<typeof sceneRecord>;

/** `from` and `to` hold character ids of the same project: `from` is `type` of `to`. */
export const relationshipFields = z.strictObject({
  from: recordId,
  to: recordId,
  type: relationshipType,
  description: prose.nullish(),
});
export type RelationshipFields = z.infer<typeof relationshipFields>;
export const relationshipRecord = relationshipFields.extend(storyRecord);
export type RelationshipRecord = z.infer<typeof relationshipRecord>;

/** What a person says of herself at sign-up; Payload judges the address, and keeps the rest of an account. */
export const personFields = z.object({
  name: name.optional(),
  email: z.string().optional(),
  password: z.string().nullish(),
});

/** Kinds of record that make up the story. */
export const storyKind = z.enum(['character', 'location', 'scene', 'relationship']);
export type StoryKind = z.infer<typeof storyKind>;

/** The collection that holds each kind. */
export const collectionOf = {
  character: 'characters',
  location: 'locations',
  scene: 'scenes',
  relationship: 'relationships',
} as const satisfies Record<StoryKind, string>;

export interface StoryRecords {
  character: CharacterRecord;
  location: LocationRecord;
  scene: SceneRecord;
  relationship: RelationshipRecord;
}

/** The field schemas by kind: what a write is judged by, from whichever face it comes. */
export const fieldsOf = {
  character: characterFields,
  location: locationFields,
  scene: sceneFields,
  relationship: relationshipFields,
} as const;

/** All of a project's story at one moment, as the engines read it. */
export interface StorySnapshot {
  project: ProjectRecord;
  characters: CharacterRecord[];
  locations: LocationRecord[];
  scenes: SceneRecord[];
  relationships: RelationshipRecord[];
}

export const memberRecord = z.strictObject({
  id: recordId,
  user: recordId,
  name: z.string(),
  email: z.string(),
  role: memberRole,
});
export type MemberRecord = z.infer<typeof memberRecord>;

export const sessionRecord = z.strictObject({
  id: sessionId,
  project: recordId,
  user: recordId,
  title: z.string(),
  turnCount: z.int().min(0),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type SessionRecord = z.infer<typeof sessionRecord>;
