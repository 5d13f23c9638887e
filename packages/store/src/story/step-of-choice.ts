import type { WorkflowDefinition, WorkflowStep } from '@greenlight/schema';
import { foldText } from '@greenlight/story';
import type { WorkflowGround } from '@greenlight/workflow';
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

type Film = Pick<WorkflowGround, 'definition' | 'state'>;

/** A choice of the step where the film stands, typed as its button says it: "Add a character". */
export function choiceByTitle(film: Film, words: string): string | undefined {
  const said = foldText(words);
  return choicesOf(film).find(({ id, title }) => foldText(title) === said || id === words.trim())?.id;
}

/** What the buttons of the step say. */
export function choiceTitles(film: Film): string[] {
  return choicesOf(film).map(({ title }) => title);
}

function choicesOf({ definition, state }: Film): { id: string; title: string }[] {
  const own = definition.steps.find(({ id }) => id === state.current)?.choices ?? [];
  return [...own, { id: 'review_progress', title: 'Review progress' }];
}
