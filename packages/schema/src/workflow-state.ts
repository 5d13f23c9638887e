import * as z from 'zod';
import { timestamp } from './identifiers.ts';
import { actor } from './identity.ts';
import { recordKind } from './record-kinds.ts';
import { stepId, workflowId } from './workflow-definition.ts';

/** Why a step that was complete is not any more, in the words of its gate. */
const reopening = z.strictObject({
  at: timestamp,
  reasons: z.array(z.string()).max(50),
  /** What was changed, and by whom. */
  cause: z
    .strictObject({
      by: actor,
      kind: z.union([recordKind, z.enum(['project', 'member'])]),
      id: z.string(),
      name: z.string(),
    })
    .nullable(),
});

/** An admin let a step begin though its entry gate was closed. */
const stepOverride = z.strictObject({ at: timestamp, by: actor, reason: z.string().min(1).max(500) });

/** What is remembered of a step; one that nothing happened to yet has no entry. */
export const stepState = z.strictObject({
  /** Since when its gate holds; null while it does not. */
  completedAt: timestamp.nullable(),
  reopened: reopening.optional(),
  override: stepOverride.optional(),
});
export type StepState = z.infer<typeof stepState>;

/** Where a project stands in its workflow. Written by the write path alone. */
export const workflowState = z.strictObject({
  v: z.literal(1),
  definition: workflowId,
  current: stepId,
  steps: z.record(stepId, stepState),
});
export type WorkflowState = z.infer<typeof workflowState>;
