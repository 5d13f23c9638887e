import type { WorkflowDefinition, WorkflowStep } from '@greenlight/schema';
import type { WorkflowGround } from '../ground/workflow-ground.ts';
import { stepToWorkOn } from '../view/next-action.ts';
import { openSteps } from '../view/open-steps.ts';
import { stepSynonyms } from './step-synonyms.ts';

type Flow = Pick<WorkflowDefinition, 'steps'>;

// Words around a step that say nothing of which it is.
const filler = new Set(
  'the a an to on onto into in at of and with for our my your this that let us lets s we i now then please go move advance continue jump skip switch proceed head get begin step steps stage phase part work working section back again'.split(
    ' ',
  ),
);
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const forward = new Set(['next', 'following']);
const backward = new Set(['previous', 'before', 'prior']);

/**
 * The step that somebody means: "the scene breakdown", "scenes", "step 4", "storyboard". Undefined where it is none, or could be two. "The next
 * step" is known only with the ground on which a project stands.
 */
export function findStep(definition: Flow, words: string, ground?: WorkflowGround): WorkflowStep | undefined {
  const { steps } = definition;
  const said = tokensOf(words);
  const tokens = said.filter((token) => !filler.has(token));
  const called = [said, tokens]
    .map((all) => steps.filter((step) => isCalled(step, all)))
    .find(({ length }) => length === 1);
  if (called) return called[0];
  const [only] = tokens;
  if (!only) return undefined;
  const single = tokens.length === 1 ? singleWord(steps, only, ground) : undefined;
  return single ?? onlyMatch(steps, tokens);
}

function singleWord(steps: readonly WorkflowStep[], word: string, ground?: WorkflowGround): WorkflowStep | undefined {
  const number = /^\d{1,3}$/.test(word) ? Number(word) : ordinals.indexOf(word) + 1;
  if (number > 0) return steps[number - 1];
  if (ground && forward.has(word)) return nextStep(ground);
  if (ground && backward.has(word)) return steps[positionOf(ground) - 1];
  return undefined;
}

/** Where the work goes on: the step to work on, else the one after the current in the workflow's order, which may be closed still. */
function nextStep(ground: WorkflowGround): WorkflowStep | undefined {
  const { steps } = ground.definition;
  const position = positionOf(ground);
  const work = stepToWorkOn(ground);
  if (work && work.id !== ground.state.current) return work;
  const open = openSteps(ground, ground.state.current).find(
    ({ id }) => steps.findIndex((step) => step.id === id) > position,
  );
  return open ?? steps[position + 1];
}

function positionOf({ definition, state }: WorkflowGround): number {
  return definition.steps.findIndex(({ id }) => id === state.current);
}

/** The only step that every one of these words belongs to. */
function onlyMatch(steps: readonly WorkflowStep[], tokens: readonly string[]): WorkflowStep | undefined {
  const matching = steps.filter((step) => {
    const own = new Set(namesOf(step).flatMap(tokensOf).map(stem));
    return tokens.every((token) => own.has(stem(token)));
  });
  const [only, other] = matching;
  return other ? undefined : only;
}

function isCalled(step: WorkflowStep, said: readonly string[]): boolean {
  return namesOf(step).some((name) => sameWords(tokensOf(name), said));
}

function namesOf({ id, title }: WorkflowStep): string[] {
  return [id, title, ...(stepSynonyms.get(id) ?? [])];
}

function tokensOf(words: string): string[] {
  return (
    words
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function sameWords(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => stem(word) === stem(other[index] ?? ''));
}

/** One form for "scene" and "scenes". */
function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
