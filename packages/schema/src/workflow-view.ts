import * as z from 'zod';
import { finding } from './finding.ts';
import { timestamp } from './identifiers.ts';
import { thresholdName } from './thresholds.ts';
import { choice } from './turn.ts';
import { stepId, workflowId } from './workflow-definition.ts';
import { stepState } from './workflow-state.ts';

/** `closed`: its entry gate has a blocker. `reopened`: it was complete, and something it rests on changed. */
export const stepStatus = z.enum(['closed', 'open', 'complete', 'reopened']);
export type StepStatus = z.infer<typeof stepStatus>;

/** A step as its page and its chat show it. */
export const stepView = z.strictObject({
  id: stepId,
  /** From 1. */
  number: z.int().min(1),
  title: z.string(),
  about: z.string().optional(),
  status: stepStatus,
  isCurrent: z.boolean(),
  /** What keeps it from beginning. */
  entry: z.array(finding),
  /** What keeps it from being complete, and what would make it better. */
  missing: z.array(finding),
  completedAt: timestamp.nullable(),
  reopened: stepState.shape.reopened,
  override: stepState.shape.override,
});
export type StepView = z.infer<typeof stepView>;

/** GET /api/v1/workflow/{projectId}: where a film stands, what it misses, and what may be done. */
export const workflowView = z.strictObject({
  workflow: z.strictObject({ id: workflowId, title: z.string() }),
  currentStep: stepId,
  /** Steps completed over steps. */
  progress: z.number().min(0).max(1),
  steps: z.array(stepView),
  /** What may be done in the current step; blocked ones are there with their reason. */
  choices: z.array(choice),
  /** Steps that may be gone to now. */
  next: z.array(stepId),
  /** What to do now, in a sentence. */
  nextAction: z.string(),
  thresholds: z.array(z.strictObject({ name: thresholdName, title: z.string(), value: z.int(), default: z.int() })),
});
export type WorkflowView = z.infer<typeof workflowView>;
