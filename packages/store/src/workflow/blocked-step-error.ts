import { runGate } from '@greenlight/gates';
import { GreenlightError } from '@greenlight/schema';
import { describeBlocked, entryGate, type WorkflowGround } from '@greenlight/workflow';
import { entered, type GateBody } from './gate-entries.ts';

/** A step that may not begin: GATE_BLOCKED in the words of its gate, with what the ledger keeps of it. */
export class BlockedStepError extends GreenlightError {
  /** For the stream `gates`: see `GATE` entries among those of a turn. */
  readonly entry: GateBody;

  constructor(ground: WorkflowGround, step: string) {
    const { findings } = runGate(entryGate(ground.definition, step), ground);
    const suggestions = [...new Set(findings.flatMap(({ remedy }) => remedy ?? []))];
    super('GATE_BLOCKED', describeBlocked(findings), { details: { step, findings }, suggestions });
    this.entry = entered(ground, step);
  }
}

/** Why a step may not begin; null when it may. What shows is what blocks: the transaction that would move the film throws the same. */
export function findBlock(ground: WorkflowGround, step: string): BlockedStepError | null {
  return runGate(entryGate(ground.definition, step), ground).passed ? null : new BlockedStepError(ground, step);
}
