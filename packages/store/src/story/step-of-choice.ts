import type { WorkflowDefinition, WorkflowStep } from '@greenlight/schema';
import { advancePrefix } from './choice-pattern.ts';

/**
 * The step that a choice goes to: every `advance_to_…`, and what a step calls going on. That of a step which the film has left just now still
 * says where to: of two who take it at once the second finds herself there.
 */
export function stepOfChoice(
  { steps }: Pick<WorkflowDefinition, 'steps'>,
  current: string,
  id: string,
): WorkflowStep | undefined {
  const named = id.startsWith(advancePrefix) ? id.slice(advancePrefix.length) : undefined;
  const here = steps.filter((step) => step.id === current);
  if (
    named === undefined &&
    here.some(({ choices }) => choices.some((each) => each.id === id && each.act?.type !== 'advance'))
  )
    return undefined;
  const acts = [...here, ...steps].flatMap(({ choices }) =>
    choices.filter((each) => each.id === id).map(({ act }) => act),
  );
  const act = acts.find((each) => each?.type === 'advance');
  return steps.find((step) => step.id === (named ?? (act?.type === 'advance' ? act.step : undefined)));
}
