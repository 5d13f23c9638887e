import type { WorkflowView } from '@greenlight/schema';
import { type PresentEngines, viewWorkflow, type WorkflowGround } from '@greenlight/workflow';

/** The engines that this studio has: none of bulk, production and schedule yet. What needs one is shown blocked. */
export const presentEngines: PresentEngines = new Set();

/** Where a film stands, what it misses and what may be done in this studio. */
export function viewProject(ground: WorkflowGround): WorkflowView {
  return viewWorkflow(ground, { engines: presentEngines });
}
