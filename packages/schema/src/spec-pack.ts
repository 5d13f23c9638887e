import * as z from 'zod';
import { finding } from './finding.ts';
import { contentHash, recordId, timestamp } from './identifiers.ts';
import { recordKind } from './record-kinds.ts';
import { stepId } from './workflow-definition.ts';

/** The record that a line of a pack has its words from. */
export const packOrigin = z.strictObject({
  kind: z.union([recordKind, z.literal('project')]),
  id: recordId,
  /** What people call it. */
  name: z.string(),
});
export type PackOrigin = z.infer<typeof packOrigin>;

/** What a gate said of what it judged, as it is kept. */
export const gateRun = z.strictObject({
  gate: z.string(),
  passed: z.boolean(),
  findings: z.array(finding),
  /** By a finding's `where`: the record to be mended, when the words are from one. */
  origins: z.record(z.string(), packOrigin).optional(),
  /** The log's file name and text. */
  log: z.strictObject({ name: z.string(), text: z.string() }),
});
export type GateRun = z.infer<typeof gateRun>;

/** A phase of a film as a spec pack, without its texts. */
export const specPackSummary = z.strictObject({
  id: recordId,
  project: recordId,
  /** `FILM-…`: what its folder is called. */
  target: z.string(),
  step: stepId,
  passed: z.boolean(),
  /** Of all eight files: what the gates judged. */
  judged: contentHash,
  by: z.string(),
  at: timestamp,
});
export type SpecPackSummary = z.infer<typeof specPackSummary>;

/** POST /api/v1/projects/{id}/packs. Without a step it is the one that the film stands at. */
export const packPhaseRequest = z.strictObject({ step: stepId.optional() });

/** A phase of a film as a spec pack: its eight files, and what the gates said of them. */
export const specPackRecord = specPackSummary.extend({
  files: z.record(z.string(), z.string()),
  runs: z.array(gateRun),
});
export type SpecPackRecord = z.infer<typeof specPackRecord>;

/** What packaging answers: the pack without its texts. */
export const packedPhase = specPackRecord.omit({ files: true });
export type PackedPhase = z.infer<typeof packedPhase>;
