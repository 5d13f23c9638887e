import type { Finding, StepState, WorkflowState } from '@greenlight/schema';
import { standingOf } from '../gates/step-gates.ts';
import { stepStateOf } from '../ground/step-state.ts';
import { firstStep, type WorkflowGround } from '../ground/workflow-ground.ts';
import { settle } from './settle.ts';
import type { Transition, TransitionEffects, WorkflowEvent } from './workflow-event.ts';

/**
 * Where a project stands after something happened, and what came of it. Pure: `at` is the moment as an ISO timestamp. A refused event leaves
 * the state as it was and says why. Nothing that was begun is stopped: a step that reopens does not move the project from where it is.
 */
export function transition(ground: WorkflowGround, event: WorkflowEvent, at: string): Transition {
  switch (event.type) {
    case 'settled':
      return settleAt(ground, ground.state, at, event.cause ?? null);
    case 'advanced':
      return advance(ground, event.to, at);
    case 'overridden':
      return override(ground, event, at);
    case 'definitionChanged':
      return adopt(ground, at, event.cause ?? null);
  }
}

function settleAt(
  ground: WorkflowGround,
  state: WorkflowState,
  at: string,
  cause: Parameters<typeof settle>[2],
  moved?: TransitionEffects['moved'],
): Transition {
  const settled = settle(state === ground.state ? ground : { ...ground, state }, at, cause);
  return {
    state: settled.state,
    effects: { completed: settled.completed, reopened: settled.reopened, ...(moved ? { moved } : {}) },
    refused: [],
  };
}

function refuse(ground: WorkflowGround, refused: readonly Finding[]): Transition {
  return { state: ground.state, effects: { completed: [], reopened: [] }, refused };
}

function advance(ground: WorkflowGround, to: string, at: string): Transition {
  const { state } = ground;
  const { passed, findings } = standingOf(ground, to).entry();
  if (to === state.current && isStep(ground, to)) return refuse(ground, []);
  if (!passed) return refuse(ground, findings);
  return settleAt(ground, { ...state, current: to }, at, null, { from: state.current, to });
}

function override(
  ground: WorkflowGround,
  { to, by, reason }: Extract<WorkflowEvent, { type: 'overridden' }>,
  at: string,
): Transition {
  const { passed, findings } = standingOf(ground, to).entry();
  if (!isStep(ground, to)) return refuse(ground, findings);
  if (passed) return advance(ground, to, at);
  const words = reason.trim();
  if (words === '' || [...words].length > 500) return refuse(ground, [reasonMissing(to, words)]);
  const { state } = ground;
  const step: StepState = { completedAt: null, ...stepStateOf(state, to), override: { at, by, reason: words } };
  const next = { ...state, current: to, steps: { ...state.steps, [to]: step } };
  const moved = to === state.current ? undefined : { from: state.current, to };
  return settleAt(ground, next, at, null, moved);
}

function reasonMissing(step: string, words: string): Finding {
  const message = words ? 'The reason has more than 500 characters' : 'Say why the gate is passed over';
  return { gate: `workflow.${step}.entry`, severity: 'blocker', code: 'REASON_MISSING', message };
}

/** Steps that the new workflow has too keep what is known of them. */
function adopt(ground: WorkflowGround, at: string, cause: Parameters<typeof settle>[2]): Transition {
  const { definition, state } = ground;
  const kept = Object.entries(state.steps).filter(([id]) => isStep(ground, id));
  const steps = Object.fromEntries(kept);
  const from = state.current;
  const adopted = { ...ground, state: { ...state, definition: definition.id, steps } };
  const current = isStep(ground, from) ? from : firstOpen(adopted);
  const moved = current === from ? undefined : { from, to: current };
  return settleAt(adopted, { ...adopted.state, current }, at, cause, moved);
}

/** The first step that may begin and is not complete; the last when all are. */
function firstOpen(ground: WorkflowGround): string {
  const { steps } = ground.definition;
  const open = steps.find(({ id }) => standingOf(ground, id).isOpen() && !standingOf(ground, id).isComplete());
  return (open ?? steps.at(-1))?.id ?? firstStep(ground.definition);
}

function isStep({ definition }: WorkflowGround, id: string): boolean {
  return definition.steps.some((step) => step.id === id);
}
