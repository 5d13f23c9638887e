import * as z from 'zod';
import { queryType } from './classification.ts';
import { recordId } from './identifiers.ts';
import { mergeQuery } from './merge.ts';
import { storyKind } from './record-kinds.ts';
import { castRole, relationshipType, timeOfDay } from './records.ts';

/** `[start, end)` in the message, in UTF-16 units. */
export const span = z.tuple([z.int().min(0), z.int().min(0)]);
export type Span = z.infer<typeof span>;

/** For each field the words it came from, or `"inferred"` when the message only implies it. */
export const evidence = z.record(z.string(), z.union([span, z.literal('inferred')]));
export type Evidence = z.infer<typeof evidence>;

const weighed = { confidence: z.number().min(0).max(1), evidence };

/** Values are tidied (`Journalist`); the evidence keeps the words (`a journalist`). */
export const extractedCharacter = z.strictObject({
  name: z.string().min(1),
  age: z.int().min(0).max(9999).optional(),
  occupation: z.string().optional(),
  role: castRole.optional(),
  description: z.string().optional(),
  traits: z.array(z.string()).optional(),
  ...weighed,
});
export type ExtractedCharacter = z.infer<typeof extractedCharacter>;

export const extractedScene = z.strictObject({
  title: z.string().optional(),
  number: z.int().min(1).optional(),
  interior: z.boolean().optional(),
  location: z.string().optional(),
  timeOfDay: timeOfDay.optional(),
  characters: z.array(z.string()),
  summary: z.string().optional(),
  ...weighed,
});
export type ExtractedScene = z.infer<typeof extractedScene>;

export const extractedLocation = z.strictObject({
  name: z.string().min(1),
  kind: z.string().optional(),
  description: z.string().optional(),
  ...weighed,
});
export type ExtractedLocation = z.infer<typeof extractedLocation>;

export const extractedRelationship = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1),
  type: relationshipType,
  description: z.string().optional(),
  ...weighed,
});
export type ExtractedRelationship = z.infer<typeof extractedRelationship>;

export const bulkRequest = z.strictObject({
  type: z.enum(['characters', 'scenes', 'locations']),
  count: z.int().min(1),
  brief: z.string(),
});
export type BulkRequest = z.infer<typeof bulkRequest>;

/** A change to something already known: "make him a detective". `name` is the known name it resolves to. */
export const extractedUpdate = z.strictObject({
  kind: z.enum(['character', 'location', 'scene']),
  name: z.string().min(1),
  set: z.record(z.string(), z.unknown()),
  ...weighed,
});
export type ExtractedUpdate = z.infer<typeof extractedUpdate>;

/** What was read out of a message and is not sure enough to be written unasked. */
export const reading = z.strictObject({
  kind: storyKind,
  name: z.string().min(1),
  /** The fields that it would write; people and places stand in them by their names. */
  values: z.record(z.string(), z.unknown()),
  ...weighed,
  /** The message that it was read from; `evidence` counts in that message. */
  message: recordId,
  /** That message's words around it, and where in the message they begin. */
  quote: z.strictObject({ text: z.string().min(1), start: z.int().min(0) }).optional(),
  /** The record that it says something new of; left out for somebody or something new. */
  about: recordId.optional(),
  /** Its place among those that are asked about together. */
  series: z.strictObject({ number: z.int().min(1), of: z.int().min(2) }).optional(),
});
export type Reading = z.infer<typeof reading>;

const oneQuestion = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  field: z.string().optional(),
  of: z.string().optional(),
  options: z.array(z.string()).optional(),
  /** What the answer will write, or not. */
  reading: reading.optional(),
  /** The two records that a yes makes one, as POST …/merge takes them. */
  merge: mergeQuery.optional(),
});

/** A clarifying question. `field` and `of` name what the answer will fill; `following` are readings that are asked about after it. */
export const question = oneQuestion.extend({ following: z.array(oneQuestion).optional() });
export type Question = z.infer<typeof question>;

export const extraction = z.strictObject({
  intent: queryType,
  characters: z.array(extractedCharacter),
  scenes: z.array(extractedScene),
  locations: z.array(extractedLocation),
  relationships: z.array(extractedRelationship),
  bulk: bulkRequest.optional(),
  updates: z.array(extractedUpdate),
  engine: z.enum(['rules', 'llm']),
  questions: z.array(question),
});
export type Extraction = z.infer<typeof extraction>;

/** What an extractor reads: the message, the names the project knows already, and earlier messages, oldest first. */
export const extractionInput = z.strictObject({
  message: z
    .string()
    .max(8000, 'must be 8,000 characters or fewer')
    .refine((text) => text.trim().length > 0, 'must not be empty'),
  known: z
    .strictObject({ characters: z.array(z.string()).optional(), locations: z.array(z.string()).optional() })
    .optional(),
  history: z.array(z.string()).optional(),
});
export type ExtractionInput = z.infer<typeof extractionInput>;
