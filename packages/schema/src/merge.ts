import * as z from 'zod';
import { recordId } from './identifiers.ts';
import { recordKind } from './record-kinds.ts';

// Two records that turn out to be one: which stays, and what becomes of the other.

/** What can be told twice under two names. */
export const mergeKind = z.enum(['character', 'location']);
export type MergeKind = z.infer<typeof mergeKind>;

/** Whose value a field takes, where the two differ. */
export const mergeSide = z.enum(['keep', 'merge']);
export type MergeSide = z.infer<typeof mergeSide>;

const pair = { kind: mergeKind, keep: recordId, merge: recordId };

/** GET /api/v1/projects/{id}/merge. */
export const mergeQuery = z.strictObject(pair);

/** POST /api/v1/projects/{id}/merge: `merge` becomes a part of `keep`. `values` chooses where they differ; without it `keep` wins. */
export const mergeRequest = z.strictObject({ ...pair, values: z.record(z.string(), mergeSide).optional() });
export type MergeRequest = z.infer<typeof mergeRequest>;

const named = z.strictObject({ id: recordId, name: z.string() });

/** A field of which both records say something, and not the same. */
export const mergeDifference = z.strictObject({
  field: z.string(),
  keep: z.unknown(),
  merge: z.unknown(),
  chosen: mergeSide,
});
export type MergeDifference = z.infer<typeof mergeDifference>;

/** What a merge does, before it is done and after. */
export const mergeOutcome = z.strictObject({
  kind: mergeKind,
  keep: named,
  merge: named,
  /** The fields of the one record, as it will be. */
  fields: z.record(z.string(), z.unknown()),
  /** Fields that only the other one had. */
  filled: z.array(z.string()),
  /** Lists of which the one record has what either had. */
  joined: z.array(z.string()),
  /** Names that the one record goes by from now on, and did not before. */
  aliases: z.array(z.string()),
  /** The name is among them when the two are not spelled alike; the one that is not chosen stays as an alias. */
  differences: z.array(mergeDifference),
  /** What pointed at the other and will point at the one: a scene's cast, a note, a relationship. */
  moved: z.array(z.strictObject({ kind: recordKind, id: recordId, field: z.string(), name: z.string() })),
  /** Relationships that would be of somebody with themselves, or say what another one says. */
  removed: z.array(
    z.strictObject({ kind: recordKind, id: recordId, name: z.string(), why: z.enum(['self', 'duplicate']) }),
  ),
});
export type MergeOutcome = z.infer<typeof mergeOutcome>;

/** `record` is the one record, whole. The merge is taken back by POST …/changes/{changeSetId}/undo. */
export const mergeReply = mergeOutcome.extend({
  changeSetId: recordId,
  record: z.record(z.string(), z.unknown()),
});
export type MergeReply = z.infer<typeof mergeReply>;

/** POST /api/v1/projects/{id}/changes/{changeSetId}/undo and …/redo. */
export const reversalReply = z.strictObject({
  /** The change set that reverts the other. */
  changeSetId: recordId,
  /** What came back and what went, in Markdown. */
  response: z.string(),
  entities: z.array(
    z.strictObject({
      kind: z.string(),
      id: recordId,
      name: z.string(),
      op: z.enum(['created', 'updated', 'deleted']),
    }),
  ),
});
export type ReversalReply = z.infer<typeof reversalReply>;
