import type { StepStatus, StepView, WorkflowStep, WorkflowView } from '@greenlight/schema';
import { standingOf } from '../gates/step-gates.ts';
import { stepStateOf } from '../ground/step-state.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { reopeningReasons } from '../transition/reopening-reasons.ts';
import { nextAction } from './next-action.ts';
import { openSteps } from './open-steps.ts';
import { type PresentEngines, workflowChoices } from './workflow-choices.ts';
import { workflowProgress } from './workflow-progress.ts';

/** Where a film stands, what it misses, and what may be done: what the page shows and the API answers. */
export function viewWorkflow(ground: WorkflowGround, { engines }: { engines: PresentEngines }): WorkflowView {
  const { definition, state, thresholds } = ground;
  return {
    workflow: { id: definition.id, title: definition.title },
    currentStep: state.current,
    progress: workflowProgress(ground),
    steps: definition.steps.map((step, index) => viewStep(ground, step, index + 1)),
    choices: workflowChoices(ground, engines),
    next: openSteps(ground, state.current).map(({ id }) => id),
    nextAction: nextAction(ground),
    thresholds: Object.entries(definition.thresholds).map(([name, { title, default: usual }]) => ({
      name,
      title,
      value: thresholds[name] ?? usual,
      default: usual,
    })),
  };
}

function viewStep(ground: WorkflowGround, { id, title, about }: WorkflowStep, number: number): StepView {
  const { completedAt = null, reopened, override } = stepStateOf(ground.state, id) ?? {};
  const { entry, completion } = standingOf(ground, id);
  const status = statusOf(ground, id);
  return {
    id,
    number,
    title,
    ...(about === undefined ? {} : { about }),
    status,
    isCurrent: id === ground.state.current,
    entry: entry().findings,
    missing: completion().findings,
    completedAt: status === 'complete' ? completedAt : null,
    ...(reopened && status !== 'complete'
      ? { reopened: { ...reopened, reasons: reasonsNow(ground, id, reopened.reasons) } }
      : {}),
    ...(override ? { override } : {}),
  };
}

/** Of what was in the way when a step reopened, what still is; all that is now where nothing of it is left. The ledger keeps what was. */
function reasonsNow(ground: WorkflowGround, id: string, then: readonly string[]): string[] {
  const now = reopeningReasons(standingOf(ground, id));
  const left = now.filter((reason) => then.includes(reason));
  return left.length > 0 ? left : now;
}

function statusOf(ground: WorkflowGround, id: string): StepStatus {
  const { isOpen, isComplete } = standingOf(ground, id);
  if (isComplete()) return 'complete';
  if (stepStateOf(ground.state, id)?.reopened) return 'reopened';
  return isOpen() ? 'open' : 'closed';
}
