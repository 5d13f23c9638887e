import * as z from 'zod';
import { severity } from './finding.ts';
import { packLine } from './genre-line.ts';
import { thresholdName } from './thresholds.ts';
import { findWorkflowFaults } from './workflow-faults.ts';

// A workflow is steps. *Entry* names the steps that must be complete before one may begin, *complete* says what must be there to leave it.

/** `scene_breakdown`: small letters, digits and single underscores. */
export const stepId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'must be small letters, digits and single underscores');

/** `feature-film`: small letters, digits and single hyphens. */
export const workflowId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens');

/** How many: a number, or a threshold of the workflow, which a project may set. */
const amount = z.union([z.int().min(1).max(10_000), z.strictObject({ threshold: thresholdName })]);
export type Amount = z.infer<typeof amount>;

/** What a project may set to its own measure. */
export const workflowThreshold = z.strictObject({
  title: packLine(80),
  default: z.int().min(0).max(10_000),
});
export type WorkflowThreshold = z.infer<typeof workflowThreshold>;

/** What is said while it does not hold: "Create at least {count} {count|character|characters} first". */
const message = packLine(200);
/** What the chat asks for it: "What is the story in a sentence or two?" */
const ask = packLine(300).optional();
/** What to do about it: "Name another person in the chat." */
const remedy = packLine(300).optional();

/** Said of each record that is asked for: one of these fields has a value, of so many characters where it is a text. */
const filledField = z.strictObject({
  any_of: z.array(z.string().max(60)).min(1).max(20),
  min_length: amount.optional(),
  /** `{name}` is the record's, `{count}` how many characters are asked for; so in `ask` and `remedy`. */
  message: message.optional(),
  ask,
  remedy,
});
export type FilledField = z.infer<typeof filledField>;

/** So many records of a kind, each with what is said of it. */
export const recordRequirement = z.strictObject({
  record: z.string().max(60),
  at_least: amount.default(1),
  /** Only records whose field has this value count. */
  where: z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean()])).optional(),
  each: z.array(filledField).max(20).default([]),
  severity: severity.default('blocker'),
  /** `{count}` is how many are asked for; so in `ask` and `remedy`. */
  message,
  ask,
  remedy,
});
export type RecordRequirement = z.infer<typeof recordRequirement>;

/** What records must be to each other, which no count can say. Each is a check of the workflow engine's own. */
export const workflowRule = z.enum([
  'scenes_for_acts', // every act has a scene
  'panels_for_scenes', // every scene has a panel with a description and a shot size
  'sheets_for_cast', // every character of a scene has a sheet
  'references_for_places', // every location of a scene has a reference, or a long enough description
  'breakdowns_for_scenes', // every scene that is not omitted has a breakdown sheet
  'scenes_settled', // every scene is approved or omitted
  'scenes_in_order', // every scene has a number of its own
  'scenes_timed', // every scene has a running time
  'length_within_target', // all of them together are no longer than the project's target
  'approving_review', // somebody other than the last author approves
  'notes_resolved', // no blocking note is open
  'spec_pack_passes', // the last spec pack of the project passed its gates, and nothing has changed since
]);
export type WorkflowRule = z.infer<typeof workflowRule>;

export const ruleRequirement = z.strictObject({
  rule: workflowRule,
  /** Of the rule's own measure, where it has one: how long a description is. */
  at_least: amount.optional(),
  severity: severity.default('blocker'),
  /** The rule has words of its own; a workflow may have others. `{name}` is the record that is meant, `{count}` the measure. */
  message: message.optional(),
  ask,
  remedy,
});
export type RuleRequirement = z.infer<typeof ruleRequirement>;

export const workflowRequirement = z.union([recordRequirement, ruleRequirement]);
export type WorkflowRequirement = z.infer<typeof workflowRequirement>;

/** Parts of the product that a choice may need. One that is not there yet is why the choice is blocked. */
export const workflowEngineName = z.enum(['bulk', 'production', 'schedule']);
export type WorkflowEngineName = z.infer<typeof workflowEngineName>;

/** What the chat asks for when a choice says so, one at a time. */
export const askedThing = z.enum([
  'character',
  'relationship',
  'location',
  'scene',
  'scene_for_act',
  'act',
  'beat',
  'panel',
  'looks',
  'style',
  'reference',
  'running_time',
]);
export type AskedThing = z.infer<typeof askedThing>;

/** What taking a choice does. */
export const choiceAct = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('advance'), step: stepId }),
  z.strictObject({ type: z.literal('ask'), thing: askedThing }),
  z.strictObject({ type: z.literal('engine'), engine: workflowEngineName }),
  z.strictObject({
    type: z.literal('do'),
    what: z.enum(['order_scenes', 'request_review', 'list_notes', 'package', 'certify']),
  }),
]);
export type ChoiceAct = z.infer<typeof choiceAct>;

export const workflowChoice = z.strictObject({
  id: stepId,
  title: packLine(80),
  description: packLine(300).optional(),
  /** Without one the chat asks for what the step misses. */
  act: choiceAct.optional(),
});
export type WorkflowChoice = z.infer<typeof workflowChoice>;

export const workflowStep = z.strictObject({
  id: stepId,
  title: packLine(80),
  about: packLine(500).optional(),
  /** Steps that must be complete, the one that is spoken of first at its head. */
  entry: z.array(stepId).max(50).default([]),
  complete: z.array(workflowRequirement).max(50).default([]),
  /** What may be done in it; the first is the recommended one. */
  choices: z.array(workflowChoice).max(20).default([]),
});
export type WorkflowStep = z.infer<typeof workflowStep>;

/** A workflow as data: shipped with the product, or an asset of kind `workflow`. Every step can be reached, and what it asks for exists. */
export const workflowDefinition = z
  .strictObject({
    schema_version: z.literal(1),
    id: workflowId,
    title: packLine(80),
    about: packLine(500).optional(),
    thresholds: z.record(thresholdName, workflowThreshold).default({}),
    steps: z.array(workflowStep).min(1).max(100),
  })
  .superRefine((definition, context) => {
    for (const { path, message } of findWorkflowFaults(definition)) context.addIssue({ code: 'custom', path, message });
  });
export type WorkflowDefinition = z.infer<typeof workflowDefinition>;
