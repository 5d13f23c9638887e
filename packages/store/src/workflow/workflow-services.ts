import { StepValidator, WorkflowEngine } from '@greenlight/workflow';
import type { Payload } from 'payload';
import { SnapshotCache } from '../story/snapshot-cache.ts';

/** The engine and the validator of plan 3 (tasks 2.1 and 2.2), asked about the projects of this store. Both throw NOT_FOUND. */
export function createWorkflowServices(payload: Payload): {
  workflowEngine: WorkflowEngine;
  stepValidator: StepValidator;
} {
  const reader = { read: (project: string) => SnapshotCache.of(payload).read(project) };
  return { workflowEngine: new WorkflowEngine(reader), stepValidator: new StepValidator(reader) };
}
