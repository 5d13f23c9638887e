import * as z from 'zod';
import { recordId, sessionId, sha256Hex, timestamp } from './identifiers.ts';
import { actor } from './identity.ts';
import { recordKind } from './record-kinds.ts';
import { createdVia, fieldSources } from './records.ts';

/** What a change is of: a record of a project, or the project itself. */
export const changedKind = z.union([recordKind, z.literal('project')]);
export type ChangedKind = z.infer<typeof changedKind>;

/**
 * One record's change. For an update, `before` and `after` hold the changed fields alone: `before` is what was read, and is
 * compared with the database inside the transaction.
 */
export const change = z.strictObject({
  op: z.enum(['create', 'update', 'delete']),
  kind: changedKind,
  id: recordId,
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  sources: fieldSources,
  /** Of an update that was written: where the changed fields came from before, so that an undo can say it again. */
  sourcesBefore: fieldSources.optional(),
  /** How a record came to be that was made or deleted, where a conversation did not make it. */
  createdVia: createdVia.optional(),
});
export type Change = z.infer<typeof change>;

/** How a change came about. */
export const changeOrigin = z.enum(['chat', 'manual', 'undo', 'redo', 'import']);
export type ChangeOrigin = z.infer<typeof changeOrigin>;

/**
 * What a change set of a rebuilt production repeats, as the bundle of the original tells it: the hash of that entry on the original's ledger,
 * and who made the change there, how and when. Of a production that was itself rebuilt, the first of all.
 */
export const replayedChange = z.strictObject({
  entry: sha256Hex,
  project: recordId,
  actor,
  origin: changeOrigin,
  session: sessionId.nullable(),
  turn: z.int().min(1).nullable(),
  at: timestamp,
});
export type ReplayedChange = z.infer<typeof replayedChange>;

/** All that one turn, or one edit by hand, changed. Written whole or not at all; content-addressed by its canonical JSON. */
export const changeSet = z.strictObject({
  v: z.literal(1),
  id: recordId,
  project: recordId,
  session: sessionId.nullable(),
  turn: z.int().min(1).nullable(),
  actor,
  origin: changeOrigin,
  /** The change set that an undo or redo reverts. */
  reverts: recordId.nullable(),
  at: timestamp,
  /** Set where a production was rebuilt from its bundle. */
  replays: replayedChange.optional(),
  changes: z.array(change).min(1),
});
export type ChangeSet = z.infer<typeof changeSet>;
