import type { StepState, WorkflowState } from '@greenlight/schema';
import { standingOf } from '../gates/step-gates.ts';
import type { StepStanding } from '../gates/step-standing.ts';
import { stepStateOf } from '../ground/step-state.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { reopeningReasons } from './reopening-reasons.ts';
import type { ChangeCause, TransitionEffects } from './workflow-event.ts';

type Settled = { state: WorkflowState } & Pick<TransitionEffects, 'completed' | 'reopened'>;

/** Asks every step whether it is complete, and remembers since when it is, or why it is not any more. */
export function settle(ground: WorkflowGround, at: string, cause: ChangeCause | null): Settled {
  const completed: string[] = [];
  const reopened: string[] = [];
  const steps: WorkflowState['steps'] = { ...ground.state.steps };
  for (const { id } of ground.definition.steps) {
    const before = stepStateOf(ground.state, id) ?? { completedAt: null };
    const standing = standingOf(ground, id);
    const isComplete = standing.isComplete();
    if (isComplete === (before.completedAt !== null)) continue;
    (isComplete ? completed : reopened).push(id);
    steps[id] = isComplete ? complete(before, at) : reopen(before, standing, at, cause);
  }
  const isSame = completed.length === 0 && reopened.length === 0;
  return { state: isSame ? ground.state : { ...ground.state, steps }, completed, reopened };
}

function complete({ override }: StepState, at: string): StepState {
  return { completedAt: at, ...(override ? { override } : {}) };
}

function reopen(before: StepState, standing: StepStanding, at: string, cause: ChangeCause | null): StepState {
  return { ...before, completedAt: null, reopened: { at, reasons: reopeningReasons(standing), cause } };
}
