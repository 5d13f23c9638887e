import { appendEntries } from '../ledger/ledger-table.ts';
import { causeOf } from '../workflow/change-cause.ts';
import { type Settling, settleWithin } from '../workflow/settle-workflow.ts';
import type { AppliedChange } from './apply-changes.ts';
import { appendEvents } from './events.ts';
import { type ChangeSetHead, createDraft, type RecordedChangeSet, writeChangeSet } from './record-change-set.ts';
import type { Transaction } from './transaction.ts';

/** A write that belongs to no turn: an edit by hand. Its entry goes to the `audit` stream, and the workflow is asked again. */
export async function recordEdit(
  transaction: Transaction,
  head: ChangeSetHead,
  applied: readonly AppliedChange[],
  also: Pick<Settling, 'adopts'> = {},
): Promise<RecordedChangeSet> {
  const { project, actor } = head;
  const recorded = await writeChangeSet(transaction, head, applied);
  await appendEntries(transaction, 'audit', [createDraft(recorded.entry, actor)]);
  const { replays: told } = head;
  const cause = causeOf(told?.actor ?? actor, applied);
  const settled = await settleWithin(transaction, project, {
    actor,
    at: recorded.at,
    cause,
    told,
    pending: recorded.events,
    ...also,
  });
  await appendEvents(
    transaction,
    project,
    [...recorded.events, ...settled].map((event) => ({ event })),
  );
  return recorded;
}
