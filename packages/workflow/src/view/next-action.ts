import { endSentence, type WorkflowStep } from '@greenlight/schema';
import { standingOf } from '../gates/step-gates.ts';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { missingThings } from '../missing/missing-things.ts';

/** The step that should be worked on: the current one while it may be and misses something, else the first of that kind; undefined when all are complete. */
export function stepToWorkOn(ground: WorkflowGround): WorkflowStep | undefined {
  const { definition, state } = ground;
  const current = definition.steps.filter(({ id }) => id === state.current);
  return [...current, ...definition.steps].find(({ id }) => {
    const standing = standingOf(ground, id);
    return standing.isOpen() && !standing.isComplete();
  });
}

/** What to do now, in a sentence or two. There is always something, and it can always be done. */
export function nextAction(ground: WorkflowGround): string {
  const step = stepToWorkOn(ground);
  if (!step) return 'Every step is complete. There is nothing left to do.';
  const [first] = missingThings(ground, step.id);
  if (!first) return `Look at ${step.title}.`;
  const todo = [endSentence(first.message), ...(first.remedy ? [endSentence(first.remedy)] : [])].join(' ');
  if (step.id === ground.state.current) return todo;
  return `${lead(ground, step)}: ${todo}`;
}

function lead(ground: WorkflowGround, step: WorkflowStep): string {
  const { definition, state } = ground;
  const current = definition.steps.find(({ id }) => id === state.current);
  if (current && standingOf(ground, current.id).isComplete()) {
    return `${current.title} is complete. Go on to ${step.title}`;
  }
  return `${current?.title ?? 'This step'} waits for ${step.title}`;
}
