import * as z from 'zod';
import { queryType } from './classification.ts';
import { contentHash, recordId, sha256Hex, timestamp } from './identifiers.ts';
import { actor } from './identity.ts';
import { packageId, packageVersion } from './package-manifest.ts';

const pathHash = z.strictObject({ path: z.string(), hash: contentHash });
const counts = z.strictObject({ created: z.int().min(0), updated: z.int().min(0), deleted: z.int().min(0) });

/** How a turn ended. DENIED and FAILED are on the ledger too. */
export const decision = z.enum(['EXECUTED', 'DENIED', 'FAILED']);
export type Decision = z.infer<typeof decision>;

/** What each type of entry carries besides the envelope. Hashes and paths only: no secret, no message text, no file. */
export const entryBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('CHAT_TURN'),
    turn_number: z.int().min(1),
    query_hash: contentHash,
    result_hash: contentHash,
    handler: z.string(),
    classification: z.strictObject({ type: queryType, confidence: z.number(), pattern: z.string() }),
    decision,
    reason: z.string(),
    duration_ms: z.number().min(0),
    declared_reads: z.array(pathHash),
    writes: z.array(pathHash),
  }),
  z.strictObject({
    type: z.literal('CHANGE_SET'),
    change_set: recordId,
    object: contentHash,
    counts,
    /** Of a production that was rebuilt: the hash of the entry that this one repeats. */
    replay_of: sha256Hex.optional(),
  }),
  z.strictObject({
    type: z.literal('MODEL_CALL'),
    purpose: z.string(),
    model: z.string(),
    input_tokens: z.int().min(0).nullable(),
    output_tokens: z.int().min(0).nullable(),
    duration_ms: z.number().min(0),
    outcome: z.enum(['answered', 'repaired', 'refused', 'failed', 'timed_out']),
    prompt_hash: contentHash,
    reply_hash: contentHash.nullable(),
  }),
  z.strictObject({
    type: z.literal('GATE'),
    gate: z.string(),
    passed: z.boolean(),
    judged: contentHash,
    findings: z.array(z.string()),
    /** What it stands in front of, where that is a film: the id of its project. */
    subject: z.string().optional(),
    /** Why an admin passed it over while it was closed, in her words. */
    override: z.strictObject({ reason: z.string() }).optional(),
    /** Of a production that was rebuilt: the hash of the entry that this one repeats. */
    replay_of: sha256Hex.optional(),
  }),
  z.strictObject({
    type: z.literal('ACCESS'),
    action: z.enum([
      'user_created',
      'user_deleted',
      'user_changed',
      'role_changed',
      'member_added',
      'member_removed',
      'member_role_changed',
      'project_created',
      'project_deleted',
      'session_created',
      'session_renamed',
      'session_deleted',
      'token_granted',
      'token_revoked',
      'command_denied',
      'gate_overridden',
      'production_exported',
      'replay_begun',
      'replay_done',
    ]),
    subject: z.string(),
    detail: z.record(z.string(), z.string()),
  }),
  z.strictObject({
    type: z.literal('PACKAGE'),
    action: z.enum(['stage', 'sign', 'install', 'upgrade', 'downgrade', 'uninstall']),
    /** `started` is followed by `done` or `failed` of the same transaction: at the latest by the next command, when one was cut off. */
    phase: z.enum(['started', 'done', 'failed']),
    transaction: recordId,
    package_id: packageId,
    version: packageVersion.nullable(),
    /** Of an upgrade or a downgrade: the version that was installed before. */
    from_version: packageVersion.nullable(),
    /** Of the archive's bytes, where they are known. */
    archive: contentHash.nullable(),
    /** Files that were left where they stand, from the workspace's root: changed since they were installed, or not ours. */
    kept: z.array(z.string()),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal('REGISTRY'),
    action: z.enum(['row_added', 'row_removed']),
    table: z.enum(['frameworks_registry.csv', 'specs_registry.csv']),
    row: z.string(),
    /** The table's bytes after it. */
    hash: contentHash,
  }),
  z.strictObject({
    type: z.literal('CHECKPOINT'),
    size: z.int().min(0),
    root: sha256Hex,
    key_id: z.string(),
    signature: z.string(),
  }),
]);
export type EntryBody = z.infer<typeof entryBody>;

/** The envelope: one canonical JSON object (RFC 8785) a line, chained by `prev` and `hash` (SHA-256 hex, `hash` left out). */
const envelope = {
  v: z.literal(1),
  stream: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,80}$/),
  seq: z.int().min(0),
  id: recordId,
  at: timestamp,
  actor,
  prev: sha256Hex,
  hash: sha256Hex,
};
export const ledgerEntry = z.looseObject({ ...envelope, type: z.string().min(1) });
export type LedgerEnvelope = { [K in keyof typeof envelope]: z.infer<(typeof envelope)[K]> };
export type LedgerEntry = LedgerEnvelope & EntryBody;

/** An entry before the store gives it `seq`, `prev` and `hash`. */
export type LedgerDraft = EntryBody & { id: string; at: string; actor: z.infer<typeof actor> };

/** The `prev` of the first entry of a stream. */
export const GENESIS_HASH = '0'.repeat(64);
