import type { StepMove } from '@greenlight/chat';
import type { Actor, ProjectEventBody, ReplayedChange, WorkflowState } from '@greenlight/schema';
import {
  type ChangeCause,
  createGround,
  type TransitionEffects,
  transition,
  type WorkflowGround,
} from '@greenlight/workflow';
import { appendEntries } from '../ledger/ledger-table.ts';
import { SnapshotCache } from '../story/snapshot-cache.ts';
import { updateRow } from '../write-path/database.ts';
import { appendEvents } from '../write-path/events.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import type { Transaction } from '../write-path/transaction.ts';
import { appendGates } from './append-gates.ts';
import { type GateBody, settledEntries } from './gate-entries.ts';
import { moveOn } from './move-on.ts';
import { settlingOf } from './read-ground.ts';

/** What a transaction did to a project, before its workflow is asked again. */
export interface Settling {
  actor: Actor;
  /** The moment of what was changed; now, when it is left out. */
  at?: string | undefined;
  /** What was changed: the cause of what reopens. Null where nothing of the film was. */
  cause?: ChangeCause | null;
  /** Events of the transaction that are not written yet. */
  pending?: readonly ProjectEventBody[];
  /** The project took on another workflow of its own, or none. */
  adopts?: boolean;
  /** Of a production that is rebuilt: who did this then, and when, and the entry that says so. The ledger says who does it now. */
  told?: (Pick<ReplayedChange, 'actor' | 'at'> & { entry?: string }) | undefined;
  /** Where the film goes once its steps have been asked again. */
  move?: StepMove | undefined;
}

/**
 * Asks every step of a project's workflow again at the end of a write, inside its transaction, and keeps what came of it: the project's row, the
 * gates on the ledger. Returns the events that tell of it, for the caller to write after its own. Throws BlockedStepError when the film may
 * not go where `move` says; the transaction then writes nothing.
 */
export async function settleWithin(
  transaction: Transaction,
  project: string,
  { actor, at: now = new Date().toISOString(), cause = null, pending = [], adopts = false, told, move }: Settling,
): Promise<ProjectEventBody[]> {
  const ground = createGround(await SnapshotCache.of(transaction.payload).readWithin(transaction, project, pending));
  const at = told?.at ?? now;
  const settled = transition(ground, { type: adopts ? 'definitionChanged' : settlingOf(ground), cause }, at);
  const after: WorkflowGround = { ...ground, state: settled.state };
  const gates = settledEntries(after, settled.effects);
  const moved = move ? moveOn(after, move, told?.actor ?? actor, at) : null;
  const state = moved?.state ?? settled.state;
  await appendGates(transaction, actor, [...gates, ...markReplayed(moved?.entries ?? [], told?.entry)], now);
  if (moved?.audit) await appendEntries(transaction, 'audit', [createDraft(moved.audit, actor)]);
  if (state === ground.state && ground.snapshot.workflow !== null && !adopts) return [];
  await updateRow(transaction, 'projects', project, { currentStep: state.current, workflowState: state });
  // A film that begins stands where everybody takes it to stand.
  if (state === ground.state && !adopts) return [];
  const event = stepChanged(ground, state, [settled.effects, ...(moved ? [moved.effects] : [])]);
  return [adopts ? { ...event, definition: ground.snapshot.definition } : event];
}

/** The entry of the gate that let the film go on says which one it repeats. */
function markReplayed([first, ...rest]: readonly GateBody[], of: string | undefined): GateBody[] {
  return first ? [of === undefined ? first : { ...first, replay_of: of }, ...rest] : [];
}

/** The same where the events of the write are written already. */
export async function settleWorkflow(
  transaction: Transaction,
  project: string,
  settling: Omit<Settling, 'pending'>,
): Promise<void> {
  const events = await settleWithin(transaction, project, settling);
  await appendEvents(
    transaction,
    project,
    events.map((event) => ({ event })),
  );
}

function stepChanged(
  ground: WorkflowGround,
  workflow: WorkflowState,
  effects: readonly TransitionEffects[],
): Extract<ProjectEventBody, { type: 'stepChanged' }> {
  const from = ground.state.current;
  const completed = effects.flatMap((each) => each.completed);
  const reopened = effects.flatMap((each) => each.reopened);
  return { type: 'stepChanged', from, to: workflow.current, completed, reopened, workflow };
}
