import * as z from 'zod';
import { severity } from './finding.ts';
import { packLine } from './genre-line.ts';
import { findWorkflowFaults } from './workflow-faults.ts';

// A workflow is steps. *Entry* names the steps that must be complete before one may begin, *complete* says what must be there to leave it.

/** `scene_breakdown`: small letters, digits and single underscores. */
const stepId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'must be small letters, digits and single underscores');

/** Said of each record that is asked for: one of these fields has a value, of so many characters where it is a text. */
const filledField = z.strictObject({
  any_of: z.array(z.string().max(60)).min(1).max(20),
  min_length: z.int().min(1).max(8000).optional(),
});

/** So many records of a kind, each with what is said of it. */
export const workflowRequirement = z.strictObject({
  record: z.string().max(60),
  at_least: z.int().min(1).max(10_000).default(1),
  /** Only records whose field has this value count. */
  where: z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()])).optional(),
  each: z.array(filledField).max(20).default([]),
  severity: severity.default('blocker'),
  /** What is said while it does not hold: "Create at least 2 characters first". */
  message: packLine(200),
});
export type WorkflowRequirement = z.infer<typeof workflowRequirement>;

export const workflowStep = z.strictObject({
  id: stepId,
  title: packLine(80),
  about: packLine(500).optional(),
  /** Steps that must be complete. */
  entry: z.array(stepId).max(50).default([]),
  complete: z.array(workflowRequirement).max(50).default([]),
  /** What may be done in it; the first is the recommended one. */
  choices: z
    .array(z.strictObject({ id: stepId, title: packLine(80) }))
    .max(20)
    .default([]),
});
export type WorkflowStep = z.infer<typeof workflowStep>;

/** An asset of kind `workflow`: every step can be reached, and what it asks for exists. */
export const workflowDefinition = z
  .strictObject({
    schema_version: z.literal(1),
    id: z
      .string()
      .max(40)
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens'),
    title: packLine(80),
    about: packLine(500).optional(),
    steps: z.array(workflowStep).min(1).max(100),
  })
  .superRefine(({ steps }, context) => {
    for (const { path, message } of findWorkflowFaults(steps)) context.addIssue({ code: 'custom', path, message });
  });
export type WorkflowDefinition = z.infer<typeof workflowDefinition>;
