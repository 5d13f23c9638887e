import type { WorkflowStep } from '@greenlight/schema';
import { standingOf } from '../gates/step-gates.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';

/** The steps that may be gone to from one: those with work left first, then those that are complete, each in the workflow's order. */
export function openSteps(ground: WorkflowGround, from: string): WorkflowStep[] {
  const open = ground.definition.steps.filter(({ id }) => id !== from && standingOf(ground, id).isOpen());
  const isDone = ({ id }: WorkflowStep) => standingOf(ground, id).isComplete();
  return [...open.filter((step) => !isDone(step)), ...open.filter(isDone)];
}
