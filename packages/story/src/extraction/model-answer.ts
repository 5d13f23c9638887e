import { castRole, relationshipType, timeOfDay } from '@greenlight/schema';
import * as z from 'zod';

/** The most of each kind that one message brings. */
const ITEM_LIMIT = 60;

// What a model says is read tolerantly: a field of the wrong type counts as not said, an item without a name is dropped, and the rest stands.
const words = (limit: number) => z.string().max(limit).nullish().catch(null);
const listed = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);
const number = (limit: number) => z.number().int().min(0).max(limit).nullish().catch(null);
const name = z.string().min(1).max(200);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item.nullable().catch(null as never))
    .nullish()
    .catch(null);

const character = z.object({
  name,
  age: number(9999),
  occupation: words(200),
  role: listed(castRole),
  description: words(2000),
  traits: list(z.string().max(100)),
});

const location = z.object({ name, kind: words(100), description: words(2000) });

const scene = z.object({
  title: words(120),
  number: number(100_000),
  interior: z.boolean().nullish().catch(null),
  location: words(200),
  timeOfDay: listed(timeOfDay),
  characters: list(name),
  summary: words(2000),
});

const relationship = z.object({ from: name, to: name, type: relationshipType.catch('other'), description: words(500) });

const update = z.object({
  kind: z.enum(['character', 'location', 'scene']),
  name,
  set: z.object({
    name: words(120),
    age: number(9999),
    occupation: words(200),
    role: listed(castRole),
    description: words(2000),
    traits: list(z.string().max(100)),
    kind: words(100),
    timeOfDay: listed(timeOfDay),
    interior: z.boolean().nullish().catch(null),
    location: words(200),
    summary: words(2000),
  }),
});

const bulk = z.object({
  type: z.enum(['characters', 'scenes', 'locations']),
  count: z.number().int().min(1),
  brief: z.string().max(500).catch(''),
});
const question = z.object({ text: z.string().min(1).max(200), field: words(40), of: words(200) });

/** What a model answers about a message. */
export const modelAnswer = z.object({
  characters: list(character),
  locations: list(location),
  scenes: list(scene),
  relationships: list(relationship),
  updates: list(update),
  bulk: listed(bulk),
  questions: list(question),
});
export type ModelAnswerShape = z.infer<typeof modelAnswer>;

/** The items of a list that could be read. */
export function readable<T>(items: readonly (T | null)[] | null | undefined): T[] {
  return (items ?? []).filter((item) => item !== null).slice(0, ITEM_LIMIT);
}
