import { standingOf } from '../gates/step-gates.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';

/** Steps completed over steps: 0 to 1. The only place where it is computed. */
export function workflowProgress(ground: WorkflowGround): number {
  const { steps } = ground.definition;
  return steps.filter(({ id }) => standingOf(ground, id).isComplete()).length / steps.length;
}
