import { gateEntry, runGate } from '@greenlight/gates';
import type { EntryBody } from '@greenlight/schema';
import { completionGate, entryGate, type TransitionEffects, type WorkflowGround } from '@greenlight/workflow';
import { hashCompletion, hashEntry } from './judged-records.ts';

export type GateBody = Extract<EntryBody, { type: 'GATE' }>;

/** What the ledger keeps of steps that were completed and reopened: the gate that decided each. `ground` is the one they were judged on. */
export function settledEntries(
  ground: WorkflowGround,
  { completed, reopened }: Pick<TransitionEffects, 'completed' | 'reopened'>,
): GateBody[] {
  return [...completed, ...reopened].map((step) => {
    const completion = runGate(completionGate(ground.definition, step), ground);
    // A step that misses nothing itself reopened because of one that it rests on.
    const isOfEntry = reopened.includes(step) && completion.passed;
    const body = isOfEntry ? null : gateEntry(completion, hashCompletion(ground, step));
    return body ? { ...body, subject: ground.snapshot.project.id } : entered(ground, step);
  });
}

/** What the ledger keeps of a step that somebody went to, or was kept from: what its gate to begin said. */
export function entered(ground: WorkflowGround, step: string): GateBody {
  const result = runGate(entryGate(ground.definition, step), ground);
  return { ...gateEntry(result, hashEntry(ground, step)), subject: ground.snapshot.project.id };
}
