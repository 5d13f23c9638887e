import * as z from 'zod';
import { recordId, sessionId, timestamp } from './identifiers.ts';
import { memberRole } from './identity.ts';
import { line, name, prose, wholeNumber } from './record-fields.ts';
import { thresholds } from './thresholds.ts';

// A record is a row of the story that people see.

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

/** What every record of a project carries beside its fields. */
export const recordHead = { id: recordId, project: recordId, createdVia, sources: fieldSources };

export const projectFields = z.strictObject({
  title: name,
  type: projectType.default('feature-film'),
  genre: line.nullish(),
  logline: prose.nullish(),
  audience: line.nullish(),
  /** How the film should look and feel. */
  style: prose.nullish(),
  /** Its target running time, in minutes. */
  targetMinutes: wholeNumber(1, 1000).nullish(),
  /** Which workflow a project of type `custom` follows: the id of one that a package brought. */
  workflow: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not the id of a workflow')
    .max(40)
    .nullish(),
  thresholds: thresholds.nullish(),
});
export type ProjectFields = z.infer<typeof projectFields>;
export const projectRecord = projectFields.extend({ id: recordId });
export type ProjectRecord = z.infer<typeof projectRecord>;

export const characterFields = z.strictObject({
  name,
  aliases: z.array(name).max(20).nullish(),
  age: wholeNumber(0, 9999).nullish(),
  occupation: line.nullish(),
  role: castRole.nullish(),
  description: prose.nullish(),
  traits: z.array(line).max(40).nullish(),
});
export type CharacterFields = z.infer<typeof characterFields>;
export const characterRecord = characterFields.extend(recordHead);
export type CharacterRecord = z.infer<typeof characterRecord>;

export const locationFields = z.strictObject({
  name,
  aliases: z.array(name).max(20).nullish(),
  kind: line.nullish(),
  description: prose.nullish(),
});
export type LocationFields = z.infer<typeof locationFields>;
export const locationRecord = locationFields.extend(recordHead);
export type LocationRecord = z.infer<typeof locationRecord>;

/** How far a scene is decided: what is omitted stays in the project, and is not shot. */
export const sceneStatus = z.enum(['draft', 'approved', 'omitted']);
export type SceneStatus = z.infer<typeof sceneStatus>;

/** `location`, `characters` and `act` hold ids of the same project. A scene number orders the scenes of a project. */
export const sceneFields = z.strictObject({
  title: name.nullish(),
  number: wholeNumber(1, 100_000).nullish(),
  interior: z.boolean().nullish(),
  location: recordId.nullish(),
  timeOfDay: timeOfDay.nullish(),
  characters: z.array(recordId).max(200).nullish(),
  summary: prose.nullish(),
  act: recordId.nullish(),
  status: sceneStatus.nullish(),
  /** In seconds. */
  runningTime: wholeNumber(1, 86_400).nullish(),
});
export type SceneFields = z.infer<typeof sceneFields>;
export const sceneRecord = sceneFields.extend(recordHead);
export type SceneRecord = z.infer<typeof sceneRecord>;

/** `from` and `to` hold character ids of the same project: `from` is `type` of `to`. */
export const relationshipFields = z.strictObject({
  from: recordId,
  to: recordId,
  type: relationshipType,
  description: prose.nullish(),
});
export type RelationshipFields = z.infer<typeof relationshipFields>;
export const relationshipRecord = relationshipFields.extend(recordHead);
export type RelationshipRecord = z.infer<typeof relationshipRecord>;

/** What a person says of herself at sign-up; Payload judges the address, and keeps the rest of an account. */
export const personFields = z.object({
  name: name.optional(),
  email: z.string().optional(),
  password: z.string().nullish(),
});

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
