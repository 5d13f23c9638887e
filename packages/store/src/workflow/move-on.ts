import type { StepMove } from '@greenlight/chat';
import type { Actor, EntryBody, WorkflowState } from '@greenlight/schema';
import { type TransitionEffects, transition, type WorkflowGround } from '@greenlight/workflow';
import { type BlockedStepError, findBlock } from './blocked-step-error.ts';
import { entered, type GateBody, settledEntries } from './gate-entries.ts';

/** What comes of going to a step. Nothing, when somebody else went there already. */
export interface Moved {
  state: WorkflowState;
  effects: TransitionEffects;
  entries: GateBody[];
  /** That an admin passed a closed gate over. */
  audit?: EntryBody;
}

/**
 * Takes a film to a step when that step's gate lets it, judged on this ground; or over a closed gate, for an admin's reason. Whether it is an
 * admin's, and whether the reason is one, the caller has seen to. Throws BlockedStepError.
 */
export function moveOn(ground: WorkflowGround, { to, override }: StepMove, actor: Actor, at: string): Moved {
  const block = findBlock(ground, to);
  const isThere = ground.state.current === to;
  if (block && override) return passOver(ground, block, { to, reason: override.reason }, actor, at);
  if (block && !isThere) throw block;
  const { state, effects } = transition(ground, { type: 'advanced', to }, at);
  return { state, effects, entries: isThere ? [] : [entered(ground, to)] };
}

function passOver(
  ground: WorkflowGround,
  block: BlockedStepError,
  { to, reason }: { to: string; reason: string },
  actor: Actor,
  at: string,
): Moved {
  const { state, effects, refused } = transition(ground, { type: 'overridden', to, by: actor, reason }, at);
  // A step that there is not, or a reason that is none.
  if (refused.length > 0) throw block;
  const entry: GateBody = { ...block.entry, override: { reason } };
  const after = settledEntries({ ...ground, state }, effects);
  const subject = ground.snapshot.project.id;
  return {
    state,
    effects,
    entries: [entry, ...after],
    audit: { type: 'ACCESS', action: 'gate_overridden', subject, detail: { step: to, reason } },
  };
}
