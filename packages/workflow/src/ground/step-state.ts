import type { StepState, WorkflowState } from '@greenlight/schema';

/** What is remembered of a step. A step may be called `constructor`, so only what is the state's own counts. */
export function stepStateOf({ steps }: WorkflowState, step: string): StepState | undefined {
  return Object.hasOwn(steps, step) ? steps[step] : undefined;
}
