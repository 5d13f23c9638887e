import * as z from 'zod';
import { recordId } from './identifiers.ts';
import { projectFields, projectType } from './records.ts';
import * as text from './text.ts';
import { thresholdName, thresholdValue } from './thresholds.ts';
import { stepId, workflowId } from './workflow-definition.ts';

const LEAST_REASON = 10;

/** Why a gate is passed over, in words: ten letters, digits and blanks between them or more. */
export const overrideReason = z
  .string('say why the gate is passed over')
  .overwrite(text.prose)
  .trim()
  .max(500, 'must be 500 characters or fewer')
  .refine(
    (reason) =>
      reason
        .replace(/[^\p{L}\p{N}\s]/gu, '')
        .replace(/\s+/g, ' ')
        .trim().length >= LEAST_REASON,
    `must say why in words, in ${LEAST_REASON} characters or more`,
  );

/** POST /api/v1/workflow/{projectId}/override. */
export const overrideRequest = z.strictObject({ step: stepId, reason: overrideReason });
export type OverrideRequest = z.infer<typeof overrideRequest>;

/** PATCH /api/v1/config/{projectId}. A threshold that is null is as the workflow says again. */
export const patchConfigRequest = z.strictObject({
  type: projectType.optional(),
  workflow: projectFields.shape.workflow,
  targetMinutes: projectFields.shape.targetMinutes,
  thresholds: z.record(thresholdName, thresholdValue.nullable()).optional(),
});
export type PatchConfigRequest = z.infer<typeof patchConfigRequest>;

/** GET /api/v1/config/{projectId}: what a film is measured by. */
export const projectConfig = z.strictObject({
  projectId: recordId,
  type: projectType,
  workflow: workflowId.nullable(),
  /** Those of installed packages, which a film of type `custom` may take on. */
  workflows: z.array(z.strictObject({ id: workflowId, title: z.string(), from: z.string() })),
  targetMinutes: z.int().nullable(),
  thresholds: z.array(z.strictObject({ name: thresholdName, title: z.string(), value: z.int(), default: z.int() })),
});
export type ProjectConfig = z.infer<typeof projectConfig>;
