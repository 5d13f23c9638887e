import type { HandlerResult } from '@greenlight/chat';
import { hasCapability, type WorkflowStep } from '@greenlight/schema';
import {
  askOverride,
  askThing,
  type ConversationState,
  describeArrival,
  describeNext,
  escapeMarkdown,
  leaveStep,
  listWords,
  type TurnPlan,
} from '@greenlight/story';
import { findStep, type WorkflowGround } from '@greenlight/workflow';
import { findBlock } from '../workflow/blocked-step-error.ts';
import { viewProject } from '../workflow/view-project.ts';
import { blockersOf } from './film-gaps.ts';
import { fromPlan, remembered, said, stopped } from './story-result.ts';
import type { TurnSetting } from './turn-setting.ts';

/** "Let's move on to the scene breakdown", "next step": the same as the button. */
export function advanceByWords(turn: TurnSetting): HandlerResult {
  const { input, film } = turn;
  const { definition } = film;
  const { target = '', override } = input.classification.args;
  if (override !== undefined) return overrideByWords(turn, override);
  const step =
    isOnward(input.classification.pattern, input.query) ??
    findStep(definition, target, film) ??
    findStep(definition, input.query, film);
  const found = step === 'next' ? findStep(definition, 'the next step', film) : step;
  if (found) return advanceTo(turn, found);
  const titles = definition.steps.map(({ title }) => escapeMarkdown(title));
  const current = definition.steps.find(({ id }) => id === film.state.current)?.title ?? film.state.current;
  if (step === 'next') return said(`${escapeMarkdown(current)} is the last step. ${describeNext(viewProject(film))}`);
  return said(
    `Which step do you mean? There are ${listWords(titles)}. You are at ${escapeMarkdown(current)}; nothing was changed.`,
  );
}

/** "Next step" and "go on" name none. */
function isOnward(pattern: string, query: string): 'next' | undefined {
  const isNamed = /\b(?:to|into|for|on to)\s+(?:the\s+)?(?!next\b|following\b)\p{L}{4,}/iu.test(query);
  return ['go on', 'next step', 'done, next step', 'go to the next step'].includes(pattern) && !isNamed
    ? 'next'
    : undefined;
}

/** Takes the film to a step, or says why not and asks for what is missing. */
export function advanceTo(turn: TurnSetting, { id, title }: Pick<WorkflowStep, 'id' | 'title'>): HandlerResult {
  const { film, ground } = turn;
  if (film.state.current === id) {
    return said(`You are at ${escapeMarkdown(title)} already. ${describeNext(viewProject(film))}`);
  }
  const block = findBlock(film, id);
  if (block) {
    const { findings } = block.details as { findings: Parameters<typeof stopped>[1] };
    return stopped(escapeMarkdown(block.message), findings, stateTowards(turn, id), [block.entry]);
  }
  const arrived = { ...film, state: { ...film.state, current: id } };
  const state = stateAt(turn, leaveStep(ground.state, id), arrived);
  const moved = remembered(describeArrival(viewProject(arrived)), state);
  return { ...moved, effects: { origin: 'chat', changes: [], state, step: { to: id } } };
}

/** The conversation of a film that has come to a step: it asks for the first thing that the step misses, unless something is asked already. */
function stateAt({ ground: { snapshot, newId } }: TurnSetting, state: ConversationState, arrived: WorkflowGround) {
  const next = blockersOf(arrived, arrived.state.current).find(({ key }) => !state.skipped.includes(key));
  if (!next || state.open !== null) return state;
  return askThing(state, next, snapshot, { newId, isExpected: true });
}

/** The conversation of somebody whom a gate kept from a step: it asks for what that misses, the least first. */
function stateTowards({ ground }: TurnSetting, step: string) {
  const { snapshot, newId, state, gaps } = ground;
  const towards = { ...state, goal: step };
  const [first] = gaps?.([], step) ?? [];
  return first ? askThing(towards, first, snapshot, { newId, isExpected: true }) : towards;
}

/** An admin who met a closed gate may have it passed over, for a reason, once she has confirmed it. Anybody else meets the gate again. */
function overrideByWords(turn: TurnSetting, reason: string): HandlerResult {
  const { film, ground, context } = turn;
  const step = film.definition.steps.find(({ id }) => id === ground.state.goal);
  if (!step)
    return said('No gate has stopped you here, so there is none to pass over. Say which step you want to go to.');
  if (!hasCapability(context.capability, 'admin') || !findBlock(film, step.id)) return advanceTo(turn, step);
  if (reason === '')
    return said('Say why, as in “override the gate: the shoot begins on Monday”. It is put on record.');
  const { title } = step;
  const asked = askOverride(
    ground.state,
    { step: step.id, title, reason: [...reason].slice(0, 500).join('') },
    ground.newId,
  );
  return remembered('I have a question first.', asked);
}

/** What an admin confirmed. That she is one is judged again where it is written. */
export function passOver(
  turn: TurnSetting,
  plan: TurnPlan,
  { step, reason }: NonNullable<TurnPlan['override']>,
): HandlerResult {
  const { film } = turn;
  const planned = fromPlan(plan, 'none');
  const title = film.definition.steps.find(({ id }) => id === step)?.title ?? step;
  const arrived = { ...film, state: { ...film.state, current: step } };
  const state = leaveStep(plan.state, step);
  return {
    ...planned,
    response: `The gate of ${escapeMarkdown(title)} is passed over; that and your reason are on record.\n\n${describeArrival(
      viewProject(arrived),
    )}`,
    effects: { origin: 'chat', changes: plan.changes, state, step: { to: step, override: { reason } } },
  };
}
