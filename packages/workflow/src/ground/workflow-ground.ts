import type { ProjectSnapshot, WorkflowDefinition, WorkflowState } from '@greenlight/schema';
import { resolveDefinition } from '../definitions/workflow-config.ts';
import { resolveThresholds } from './resolve-thresholds.ts';

/** What the gates of a workflow judge: its definition, where the project stands, and all its records. Read only: what is judged is remembered. */
export interface WorkflowGround {
  readonly definition: WorkflowDefinition;
  readonly state: WorkflowState;
  readonly snapshot: ProjectSnapshot;
  /** The measures of the definition, as the project has set them. */
  readonly thresholds: Readonly<Record<string, number>>;
}

/**
 * The ground of a project as it was read. Before its first change it stands at the first step. A state that is of another workflow (the
 * project's type was changed) is kept as it is: `transition` with `definitionChanged` takes it over.
 */
export function createGround(snapshot: ProjectSnapshot): WorkflowGround {
  const definition = resolveDefinition(snapshot.project.type, snapshot.definition);
  return {
    definition,
    state: snapshot.workflow ?? initialState(definition),
    snapshot,
    thresholds: resolveThresholds(definition, snapshot.project.thresholds),
  };
}

/** Where a project stands before anything happened in it. */
export function initialState(definition: WorkflowDefinition): WorkflowState {
  return { v: 1, definition: definition.id, current: firstStep(definition), steps: {} };
}

export function firstStep({ id, steps: [first] }: WorkflowDefinition): string {
  if (!first) throw new Error(`The workflow ${id} has no step`);
  return first.id;
}
