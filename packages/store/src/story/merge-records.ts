import { isDeepStrictEqual } from 'node:util';
import { type Actor, GreenlightError, type MergeOutcome, type MergeReply, type MergeRequest } from '@greenlight/schema';
import { type PlannedMerge, planMerge } from '@greenlight/story';
import type { Payload } from 'payload';
import { refuseLostAccess } from '../access/find-access.ts';
import { type IdempotentRequest, keepReply } from '../sessions/idempotency.ts';
import { applyChanges } from '../write-path/apply-changes.ts';
import { findRow } from '../write-path/database.ts';
import { recordEdit } from '../write-path/record-edit.ts';
import { withTransaction } from '../write-path/transaction.ts';
import { SnapshotCache } from './snapshot-cache.ts';

export interface MergeOrder {
  project: string;
  actor: Actor;
  request: MergeRequest;
  /** Under which the answer is kept, so that the same request again merges nothing. */
  once?: IdempotentRequest | null | undefined;
}

/** What a merge would do. Throws NOT_FOUND for an unknown project, VALIDATION, CONFLICT for a record that is gone. */
export async function previewMerge(payload: Payload, project: string, request: MergeRequest): Promise<MergeOutcome> {
  const { changes: _changes, ...outcome } = await plan(payload, project, request);
  return outcome;
}

/**
 * Makes two records one, in one transaction: a change set that can be taken back, entries on the ledger, events, and the film's steps asked
 * again. Throws VALIDATION, FORBIDDEN, and CONFLICT when somebody changed what it rests on meanwhile: then nothing is written.
 */
export async function mergeRecords(
  payload: Payload,
  { project, actor, request, once }: MergeOrder,
): Promise<MergeReply> {
  const said = { editedBy: actor.id, at: new Date().toISOString() };
  const planned = await plan(payload, project, request, said);
  return withTransaction(payload, async (transaction) => {
    await refuseLostAccess(transaction, { user: actor.id, project }, 'write');
    const now = await SnapshotCache.of(payload).readWithin(transaction, project);
    refuseMovedOn(planned, () => planMerge(now, request, said));
    const applied = await applyChanges(transaction, project, planned.changes);
    const head = { project, session: null, turn: null, actor, origin: 'manual' as const, reverts: null };
    const { id } = await recordEdit(transaction, head, applied);
    const { changes: _changes, ...outcome } = planned;
    const record = applied.find(({ change }) => change.id === planned.keep.id)?.record ?? {};
    const reply: MergeReply = { ...outcome, changeSetId: id, record };
    if (once) await keepReply(transaction, once, { status: 200, reply });
    return reply;
  });
}

async function plan(
  payload: Payload,
  project: string,
  request: MergeRequest,
  said?: Parameters<typeof planMerge>[2],
): Promise<PlannedMerge> {
  const snapshot = await SnapshotCache.of(payload).read(project);
  for (const side of ['keep', 'merge'] as const) {
    const isThere = snapshot[`${request.kind}s`].some(({ id }) => id === request[side]);
    if (!isThere) await refuseGone(payload, project, request, side);
  }
  return planMerge(snapshot, request, said);
}

/** What was there once has been merged or deleted meanwhile; what never was is a mistake in the request, and planning says so. */
async function refuseGone(
  payload: Payload,
  project: string,
  request: MergeRequest,
  side: 'keep' | 'merge',
): Promise<void> {
  const id = request[side];
  const once = await findRow({ payload }, 'change-sets', { project: { equals: project }, content: { contains: id } });
  if (!once) return;
  throw new GreenlightError('CONFLICT', `The ${request.kind} to ${side} was merged or deleted in the meantime.`, {
    details: { id, fields: [{ field: side, message: 'was merged or deleted in the meantime' }] },
    retryable: false,
  });
}

/** What she saw is what is written. A record that somebody changed since would be merged otherwise than she was shown. */
function refuseMovedOn(planned: PlannedMerge, replan: () => PlannedMerge): void {
  let current: PlannedMerge | undefined;
  try {
    current = replan();
  } catch (error) {
    if (!(error instanceof GreenlightError)) throw error;
  }
  if (isDeepStrictEqual(current?.changes, planned.changes)) return;
  const { keep, merge } = planned;
  throw new GreenlightError(
    'CONFLICT',
    `Somebody changed ${keep.name}, ${merge.name} or what points at them meanwhile.`,
  );
}
