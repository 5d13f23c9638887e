import { changedKind, recordId, recordKind } from '@greenlight/schema';
import * as z from 'zod';

/** A field that an answer fills: one of these, of so many characters where it is a text. */
export const wantedField = z.strictObject({
  anyOf: z.array(z.string().max(60)).min(1).max(20),
  minLength: z.int().min(0).max(10_000).optional(),
  /** What it may be, where it is one of a few. */
  options: z.array(z.string()).max(40).optional(),
});
export type WantedField = z.infer<typeof wantedField>;

const values = z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean()]));

/** What an answer does. */
export const wantedFill = z.discriminatedUnion('type', [
  /** Fields of a record that is there. */
  z.strictObject({
    type: z.literal('update'),
    kind: changedKind,
    id: recordId,
    name: z.string(),
    fields: z.array(wantedField).min(1).max(20),
  }),
  /** A new record: with these values, and with these fields filled. */
  z.strictObject({
    type: z.literal('create'),
    kind: recordKind,
    set: values,
    fields: z.array(wantedField).max(20),
  }),
  /** One of the records that are there, or a new one, gets these values: who the protagonist is. */
  z.strictObject({ type: z.literal('choose'), kind: recordKind, set: values }),
  /** The scenes are numbered in the order in which they are. */
  z.strictObject({ type: z.literal('order') }),
]);
export type WantedFill = z.infer<typeof wantedFill>;

/** Something that the film still misses, as the chat asks for it. */
export interface WantedThing {
  /** The same for as long as the same thing is missing: what was skipped is known by it. */
  key: string;
  /** Why it is asked, without a full stop: "Create at least 2 characters first". */
  message: string;
  question: string;
  /** What would do: "A sentence or two will do." */
  remedy?: string;
  fill: WantedFill;
}
