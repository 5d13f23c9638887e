import type { Actor, Finding, WorkflowState } from '@greenlight/schema';

/** What was changed, and by whom: the cause of what reopens. */
export interface ChangeCause {
  by: Actor;
  kind: NonNullable<NonNullable<WorkflowState['steps'][string]['reopened']>['cause']>['kind'];
  id: string;
  name: string;
}

/** What happens to where a project stands. */
export type WorkflowEvent =
  /** Records were changed: what is complete is asked again. */
  | { type: 'settled'; cause?: ChangeCause | null }
  /** Somebody goes to a step, forward or back. */
  | { type: 'advanced'; to: string }
  /** An admin lets a step begin though its gate is closed, and goes there. */
  | { type: 'overridden'; to: string; by: Actor; reason: string }
  /** The project follows another workflow from now on: the one of the ground. */
  | { type: 'definitionChanged'; cause?: ChangeCause | null };

export interface TransitionEffects {
  /** Steps that are complete now and were not, in the workflow's order. */
  completed: string[];
  /** Steps that were complete and are not now. */
  reopened: string[];
  moved?: { from: string; to: string };
}

export interface Transition {
  state: WorkflowState;
  effects: TransitionEffects;
  /** Why the event was refused: the state is as it was. Empty when it was not. */
  refused: readonly Finding[];
}
