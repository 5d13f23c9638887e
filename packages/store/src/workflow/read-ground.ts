import type { ProjectSnapshot, WorkflowState } from '@greenlight/schema';
import { createGround, transition, type WorkflowEvent, type WorkflowGround } from '@greenlight/workflow';
import { SnapshotCache } from '../story/snapshot-cache.ts';
import type { Reader } from '../write-path/database.ts';

/**
 * Where a project stands, and all that its gates judge: as of its last event, or, with a transaction's `req`, as that transaction leaves
 * it. Cheap to ask again. Throws NOT_FOUND.
 */
export async function readGround({ payload, req }: Reader, project: string): Promise<WorkflowGround> {
  const cache = SnapshotCache.of(payload);
  return groundOf(req ? await cache.readWithin({ payload, req }, project) : await cache.read(project));
}

const known = new WeakMap<ProjectSnapshot, WorkflowGround>();

/** The ground of a snapshot. A project whose row says nothing of where it stands yet, or of another workflow, stands where its records put it. */
export function groundOf(snapshot: ProjectSnapshot): WorkflowGround {
  const ground = known.get(snapshot) ?? settleVirtually(createGround(snapshot));
  known.set(snapshot, ground);
  return ground;
}

function settleVirtually(ground: WorkflowGround): WorkflowGround {
  if (ground.snapshot.workflow !== null && settlingOf(ground) === 'settled') return ground;
  const at = ground.snapshot.lastChange?.at ?? new Date().toISOString();
  return { ...ground, state: transition(ground, { type: settlingOf(ground) }, at).state };
}

/** What a change of records means for a ground: its steps are asked again, after it took over another workflow where it must. */
export function settlingOf({ definition, state }: WorkflowGround): Extract<WorkflowEvent, { cause?: unknown }>['type'] {
  return isOf(state, definition) ? 'settled' : 'definitionChanged';
}

function isOf(state: WorkflowState, { id, steps }: WorkflowGround['definition']): boolean {
  return state.definition === id && steps.some((step) => step.id === state.current);
}
