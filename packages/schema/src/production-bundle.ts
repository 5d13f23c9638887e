import * as z from 'zod';
import { contentHash, recordId, sha256Hex, timestamp } from './identifiers.ts';
import { ledgerEntry } from './ledger-entry.ts';
import { bundleHeader, bundleObject, signedCheckpoint } from './ledger-proof.ts';
import { projectFields } from './records.ts';
import { specPackRecord } from './spec-pack.ts';
import { workflowDefinition } from './workflow-definition.ts';

// An exported production: a bundle of a project's ledgers, as lines of canonical JSON. The header; what the film began with; its
// streams, each with its entries; the steps that made the film, in their order; what came of them; the texts; the end.

const { keys } = bundleHeader.shape;

export const productionHeader = z.strictObject({
  kind: z.literal('ledger_bundle'),
  v: z.literal(2),
  project: recordId,
  keys,
});
export type ProductionHeader = z.infer<typeof productionHeader>;

/** The film before its first change: what it was made with stands in no change set. */
export const productionBeginning = z.strictObject({
  kind: z.literal('began'),
  at: timestamp,
  fields: projectFields,
  /** The workflow of its own that it followed, of a film of type `custom`. */
  definition: workflowDefinition.nullable(),
});
export type ProductionBeginning = z.infer<typeof productionBeginning>;

/**
 * A stream, before its entries. A whole one follows as it was stored. Of a stream that the project shares with others only its own entries
 * follow, each with its Merkle proof against the root.
 */
export const productionStream = z.strictObject({
  kind: z.literal('stream'),
  stream: ledgerEntry.shape.stream,
  size: z.int().min(1),
  root: sha256Hex,
  whole: z.boolean(),
  /** How many lines follow. */
  entries: z.int().min(0),
});
export type ProductionStream = z.infer<typeof productionStream>;

/** An entry of a shared stream. `proof` lists the siblings of its leaf, from there up (RFC 6962, 2.1.1). */
export const productionExcerpt = z.strictObject({
  kind: z.literal('excerpt'),
  entry: ledgerEntry,
  proof: z.array(sha256Hex).max(64),
});

/**
 * A step of the film's making: the hash of the entry of a change set, or of the gate that let the film go to a step; or a spec pack. With
 * `definition` the film took on another workflow: its own, or null for one that ships.
 */
export const productionStep = z.union([
  z.strictObject({ kind: z.literal('step'), entry: sha256Hex, definition: workflowDefinition.nullable().optional() }),
  z.strictObject({ kind: z.literal('step'), pack: specPackRecord }),
]);
export type ProductionStep = z.infer<typeof productionStep>;

/** What the film was in the end: the hash of each collection, of the film itself and of where it stood, without ids of the project. */
export const productionResult = z.strictObject({
  kind: z.literal('result'),
  hashes: z.record(z.string().max(40), contentHash),
  counts: z.record(z.string().max(40), z.int().min(0)),
});
export type ProductionResult = z.infer<typeof productionResult>;

export const productionObject = bundleObject;

/** The last line: how many objects came before, and SHA-256 of every byte before it. */
export const productionEnd = z.strictObject({
  kind: z.literal('end'),
  objects: z.int().min(0),
  digest: sha256Hex,
});

/** May follow the end: a checkpoint of the project, of so many objects and with the digest for a root, signed by whoever took it out. */
export const productionSignature = z.strictObject({
  kind: z.literal('signature'),
  checkpoint: signedCheckpoint,
});

/** A step of a production that was left out when it was rebuilt, and why. */
export const replaySkip = z.strictObject({ stream: z.string(), seq: z.int().min(0), reason: z.string() });
export type ReplaySkip = z.infer<typeof replaySkip>;

/** What came of rebuilding a production. */
export const replayReport = z.strictObject({
  /** The project that was rebuilt into. */
  project: recordId,
  /** The project that the bundle is of. */
  original: recordId,
  title: z.string(),
  /** Whether an earlier replay of the same bundle, which broke off, was gone on with. */
  resumed: z.boolean(),
  /** Whether records have the ids that they had. */
  kept_ids: z.boolean(),
  steps: z.int().min(0),
  applied: z.int().min(0),
  skipped: z.array(replaySkip),
  counts: z.record(z.string(), z.int().min(0)),
  /** Collections, `project` or `workflow`, that are not what they were. */
  different: z.array(z.string()),
  /** Media whose file is not here: a bundle holds none. */
  missing_files: z.int().min(0),
});
export type ReplayReport = z.infer<typeof replayReport>;

/** One line of the answer to POST /api/v1/projects/replay: how far it is, what came of it, or why it ended. */
export const replayNews = z.union([
  z.strictObject({ kind: z.literal('progress'), done: z.int().min(0), of: z.int().min(0) }),
  z.strictObject({ kind: z.literal('report'), report: replayReport }),
  z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string() }) }),
]);
export type ReplayNews = z.infer<typeof replayNews>;
