import * as z from 'zod';
import { name } from './record-fields.ts';
import type { StoryKind } from './record-kinds.ts';
import { characterFields, locationFields, relationshipFields, sceneFields } from './records.ts';

/** What a reading should have been, as its reader says it: a place instead of a person, another name, other values. An empty value clears. */
export const correction = z.strictObject({
  kind: z.enum(['character', 'location']).optional(),
  name: name.optional(),
  set: z.record(z.string(), z.unknown()),
});
export type Correction = z.infer<typeof correction>;

/** What can be set right of each kind of reading, judged as in a record. People and places stand by their names. */
export const correctedFields = {
  character: characterFields.pick({ age: true, occupation: true, role: true, description: true, traits: true }),
  location: locationFields.pick({ kind: true, description: true }),
  scene: sceneFields
    .pick({ title: true, number: true, interior: true, timeOfDay: true, summary: true })
    .extend({ location: name.nullish(), characters: z.array(name).max(200).nullish() }),
  relationship: relationshipFields.pick({ type: true, description: true }),
} as const satisfies Record<StoryKind, z.ZodObject>;
