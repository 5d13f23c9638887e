import * as z from 'zod';
import { recordId, timestamp } from './identifiers.ts';
import { name, prose, wholeNumber } from './record-fields.ts';
import { recordHead } from './records.ts';

// What a film is planned with, beside its story: the structure, the storyboard, what is gathered for production, and what people say of it.

/** A film has as many acts as its writer wants; three is usual. */
export const actFields = z.strictObject({
  number: wholeNumber(1, 20),
  title: name.nullish(),
  summary: prose.nullish(),
});
export type ActFields = z.infer<typeof actFields>;
export const actRecord = actFields.extend(recordHead);
export type ActRecord = z.infer<typeof actRecord>;

/** A turn of the story, in one line or a few. `number` orders the beats of a project. */
export const beatFields = z.strictObject({
  title: name,
  summary: prose.nullish(),
  number: wholeNumber(1, 1000).nullish(),
  act: recordId.nullish(),
  approved: z.boolean().nullish(),
});
export type BeatFields = z.infer<typeof beatFields>;
export const beatRecord = beatFields.extend(recordHead);
export type BeatRecord = z.infer<typeof beatRecord>;

/** How much of the world a shot takes in, from the widest to a detail. */
export const shotSize = z.enum([
  'extreme-wide',
  'wide',
  'full',
  'medium',
  'medium-close',
  'close-up',
  'extreme-close-up',
  'insert',
]);
export type ShotSize = z.infer<typeof shotSize>;

/** A frame of the storyboard. `number` orders the panels of a scene. */
export const panelFields = z.strictObject({
  scene: recordId,
  number: wholeNumber(1, 1000).nullish(),
  description: prose.nullish(),
  shotSize: shotSize.nullish(),
  approved: z.boolean().nullish(),
});
export type PanelFields = z.infer<typeof panelFields>;
export const panelRecord = panelFields.extend(recordHead);
export type PanelRecord = z.infer<typeof panelRecord>;

/** A sheet is of a character, a reference of a location, a breakdown of a scene. */
export const mediaKind = z.enum(['sheet', 'reference', 'breakdown', 'other']);
export type MediaKind = z.infer<typeof mediaKind>;

/** Something gathered for production: written here, uploaded, or both. The file's own fields are set by an upload alone. */
export const mediaFields = z.strictObject({
  title: name,
  kind: mediaKind,
  character: recordId.nullish(),
  location: recordId.nullish(),
  scene: recordId.nullish(),
  text: prose.nullish(),
  filename: z.string().max(255).nullish(),
  mimeType: z.string().max(120).nullish(),
  /** In bytes. */
  filesize: z.int().min(0).nullish(),
});
export type MediaFields = z.infer<typeof mediaFields>;
export const mediaRecord = mediaFields.extend(recordHead);
export type MediaRecord = z.infer<typeof mediaRecord>;

/** Who said it and when is set by the studio, from the signed-in user. */
const said = { by: recordId.nullish(), at: timestamp.nullish() };

export const verdict = z.enum(['approved', 'changes']);
export type Verdict = z.infer<typeof verdict>;

/** What somebody thinks of the film as it stood at that moment. */
export const reviewFields = z.strictObject({ verdict, text: prose.nullish(), ...said });
export type ReviewFields = z.infer<typeof reviewFields>;
export const reviewRecord = reviewFields.extend(recordHead);
export type ReviewRecord = z.infer<typeof reviewRecord>;

/** A remark about the film or a part of it. A blocking one that is not resolved keeps the film from being final. */
export const noteFields = z.strictObject({
  text: prose.min(1, 'must not be empty'),
  blocking: z.boolean().nullish(),
  resolved: z.boolean().nullish(),
  character: recordId.nullish(),
  location: recordId.nullish(),
  scene: recordId.nullish(),
  ...said,
});
export type NoteFields = z.infer<typeof noteFields>;
export const noteRecord = noteFields.extend(recordHead);
export type NoteRecord = z.infer<typeof noteRecord>;
