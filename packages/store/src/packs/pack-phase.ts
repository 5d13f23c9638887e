import { randomUUID } from 'node:crypto';
import { createKeyedQueue } from '@greenlight/chat';
import type { Actor, SpecPackRecord } from '@greenlight/schema';
import type { Payload } from 'payload';
import { refuseLostAccess } from '../access/find-access.ts';
import { type IdempotentRequest, keepReply } from '../sessions/idempotency.ts';
import { appendGates } from '../workflow/append-gates.ts';
import { settleWorkflow } from '../workflow/settle-workflow.ts';
import type { Reader } from '../write-path/database.ts';
import { appendEvents, lastSeq } from '../write-path/events.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { type Transaction, withTransaction } from '../write-path/transaction.ts';
import { type JudgedPack, judgePack } from './judge-pack.ts';
import { toSummary } from './pack-record.ts';
import { type PackOrder, readPackGround } from './read-pack-ground.ts';
import { writePack } from './write-pack.ts';

export interface PhaseOrder {
  project: string;
  actor: Actor;
  /** The step that the pack closes; without one, where the film stands. */
  step?: string | undefined;
  /** Under which the answer is kept, so that the same request again packages nothing. */
  once?: IdempotentRequest | null | undefined;
}

/** How often a pack is written beside the others' work before it is written while they wait. */
const ATTEMPTS = 3;

const inOrder = createKeyedQueue();

/**
 * Packages a phase of a film: writes its spec pack from the project's records, runs the gates over it, and keeps both, with the entries of the
 * ledger, in one transaction. A pack that does not pass is kept too: its findings say what to mend. Throws NOT_FOUND, FORBIDDEN for who may
 * only read, VALIDATION for a step that the film's workflow does not have.
 */
export function packPhase(payload: Payload, { project, actor, step, once }: PhaseOrder): Promise<SpecPackRecord> {
  const order = { project, by: actor.id, step };
  const keep = async (transaction: Transaction, draft: Draft): Promise<SpecPackRecord> => {
    await keepPack(transaction, actor, draft);
    const { files: _files, ...reply } = draft.record;
    if (once) await keepReply(transaction, once, { status: 201, reply });
    return draft.record;
  };
  return inOrder(project, async () => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const seq = await lastSeq({ payload }, project);
      const draft = await draftPack({ payload }, order);
      const kept = await withTransaction(payload, async (transaction) => {
        const isCurrent = (await lastSeq(transaction, project)) === seq;
        return isCurrent ? keep(transaction, draft) : null;
      });
      if (kept) return kept;
    }
    return withTransaction(payload, async (transaction) => keep(transaction, await draftPack(transaction, order)));
  });
}

interface Draft {
  record: SpecPackRecord;
  entries: JudgedPack['entries'];
}

/** Writes and judges a pack. It may take a while, and changes nothing. */
async function draftPack(reader: Reader, order: PackOrder): Promise<Draft> {
  const ground = await readPackGround(reader, order);
  const written = writePack(ground);
  const { passed, judged, runs, entries } = judgePack(written, new Date(ground.at));
  const record: SpecPackRecord = {
    id: randomUUID(),
    project: order.project,
    target: written.target,
    step: ground.step.id,
    passed,
    judged,
    by: order.by,
    at: ground.at,
    files: written.files,
    runs,
  };
  return { record, entries };
}

async function keepPack(transaction: Transaction, actor: Actor, { record, entries }: Draft): Promise<void> {
  const { id, project } = record;
  await refuseLostAccess(transaction, { user: actor.id, project }, 'write');
  await insertMany(transaction, 'spec-packs', [{ ...record }]);
  await appendGates(
    transaction,
    actor,
    entries.map((entry) => ({ ...entry, subject: project })),
  );
  const summary = { ...toSummary(record) };
  await appendEvents(transaction, project, [
    { event: { type: 'entityChanged', kind: 'pack', id, op: 'created', record: summary, changeSetId: null } },
  ]);
  await settleWorkflow(transaction, project, { actor });
}
