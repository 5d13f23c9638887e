import { GATES_STREAM, gateEntry } from '@greenlight/gates';
import type { MadeStep } from '@greenlight/ledger';
import { type Actor, type Change, collectionOf, GreenlightError, type ReplayedChange } from '@greenlight/schema';
import { judgeSpecPack } from '@greenlight/specs';
import type { Payload } from 'payload';
import { appendEntries } from '../ledger/ledger-table.ts';
import { toSummary } from '../packs/pack-record.ts';
import { settleWorkflow } from '../workflow/settle-workflow.ts';
import { applyChanges } from '../write-path/apply-changes.ts';
import { countRows, findRow, updateRow } from '../write-path/database.ts';
import { appendEvents } from '../write-path/events.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { recordEdit } from '../write-path/record-edit.ts';
import { type Transaction, withTransaction } from '../write-path/transaction.ts';
import { type IdMap, mapChange } from './id-map.ts';

export interface StepOrder {
  map: IdMap;
  actor: Actor;
  /** The change sets that the project has before this step: more of them are somebody else's. */
  sets: number;
  /** Something before it was left out: a value may not be what it was changed from. */
  isPartial: boolean;
}

/** Does one step of a film again, whole or not at all. Answers whether it wrote a change set. Throws what the write path throws, LOCKED when somebody else works in the project. */
export function replayStep(payload: Payload, step: MadeStep, order: StepOrder): Promise<boolean> {
  return withTransaction(payload, async (transaction) => {
    await refuseOthersWork(transaction, order);
    switch (step.type) {
      case 'changes':
        return changeAgain(transaction, step, order);
      case 'move':
        await goAgain(transaction, step, order);
        return false;
      case 'pack':
        await packAgain(transaction, step, order);
        return false;
    }
  });
}

async function refuseOthersWork(transaction: Transaction, { map, sets }: StepOrder): Promise<void> {
  const found = await countRows(transaction, 'change-sets', { project: { equals: map.project } });
  if (found === sets) return;
  throw new GreenlightError(
    'LOCKED',
    `Somebody else works in the project ${map.project} while it is rebuilt. Delete it, and replay the bundle once more.`,
    { retryable: false },
  );
}

async function changeAgain(
  transaction: Transaction,
  { entry, set, definition }: Extract<MadeStep, { type: 'changes' }>,
  { map, actor, isPartial }: StepOrder,
): Promise<boolean> {
  if (!set) throw new GreenlightError('NOT_FOUND', 'Its change set was erased.');
  const { replays } = set;
  const { origin, session, turn } = replays ?? set;
  const isByHand = origin === 'manual';
  const mapped = set.changes.map((change) => mapChange(withOrigin(change, isByHand), map));
  const changes = isPartial ? await rest(transaction, mapped) : mapped;
  if (definition !== undefined) {
    await updateRow(transaction, 'projects', map.project, { workflowDefinition: definition });
  }
  const applied = await applyChanges(transaction, map.project, changes, { isByHand, isReplay: true });
  const told: ReplayedChange = {
    entry: entry.hash,
    project: set.project,
    actor: replays?.actor ?? set.actor,
    at: replays?.at ?? set.at,
    origin,
    session,
    turn,
  };
  const head = {
    ...{ project: map.project, session: null, turn: null, actor },
    ...{ origin: 'import' as const, reverts: null, replays: told },
  };
  await recordEdit(transaction, head, applied, { adopts: definition !== undefined });
  return true;
}

/** Change sets of earlier versions do not say how a record came to be. */
function withOrigin(change: Change, isByHand: boolean): Change {
  return change.op === 'create' && isByHand ? { createdVia: 'manual', ...change } : change;
}

/** Lets changes rest on what stands, where a step before them was left out. */
async function rest(transaction: Transaction, changes: readonly Change[]): Promise<Change[]> {
  const resting: Change[] = [];
  for (const change of changes) {
    const { op, kind, id, before } = change;
    const collection = kind === 'project' ? 'projects' : collectionOf[kind];
    const row = op === 'create' ? null : await findRow(transaction, collection, { id: { equals: id } });
    const names = Object.keys(before ?? {});
    const now = row && Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
    resting.push(now ? { ...change, before: now } : change);
  }
  return resting;
}

/** Judged by the gate once more: what passed it then passes it now, and an admin's word counts again. */
async function goAgain(
  transaction: Transaction,
  { entry, to }: Extract<MadeStep, { type: 'move' }>,
  { map, actor }: StepOrder,
): Promise<void> {
  const { override } = entry;
  await settleWorkflow(transaction, map.project, {
    actor,
    told: { actor: entry.actor, at: entry.at, entry: entry.hash },
    move: { to, ...(override ? { override } : {}) },
  });
}

async function packAgain(
  transaction: Transaction,
  { pack }: Extract<MadeStep, { type: 'pack' }>,
  { map, actor }: StepOrder,
): Promise<void> {
  const { passed, judged, gates } = judgeSpecPack({ id: pack.target, files: pack.files });
  if (judged !== pack.judged) throw new GreenlightError('VALIDATION', `The files of ${pack.target} were changed.`);
  if (passed !== pack.passed) {
    throw new GreenlightError('GATE_BLOCKED', `The gates judge ${pack.target} otherwise than when it was written.`);
  }
  const record = { ...pack, id: map.id(pack.id), project: map.project };
  await insertMany(transaction, 'spec-packs', [record]);
  const entries = gates.map((result) => ({ ...gateEntry(result, judged), subject: map.project }));
  await appendEntries(
    transaction,
    GATES_STREAM,
    entries.map((each) => createDraft(each, actor)),
  );
  const event = { type: 'entityChanged', kind: 'pack', id: record.id, op: 'created' } as const;
  await appendEvents(transaction, map.project, [
    { event: { ...event, record: { ...toSummary(record) }, changeSetId: null } },
  ]);
  const told = { actor: { kind: 'user' as const, id: pack.by }, at: pack.at };
  await settleWorkflow(transaction, map.project, { actor, told });
}
