import { isDeepStrictEqual } from 'node:util';
import {
  type Actor,
  type Change,
  collectionOf,
  type FieldSources,
  fieldsOf,
  type RecordKind,
  validationError,
} from '@greenlight/schema';
import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionConfig,
  PayloadRequest,
} from 'payload';
import { userOf } from '../access/membership.ts';
import { LOCAL_OWNER_ID } from '../local/local-owner.ts';
import type { AppliedChange } from './apply-changes.ts';
import { findRow, type Row } from './database.ts';
import { deletionOf, detachRecord } from './detach-record.ts';
import { recordEdit } from './record-edit.ts';
import { fieldNames, toRecord } from './record-rows.ts';
import {
  refuseBlockedScenes,
  refuseForeignReferences,
  refuseTakenNumber,
  refuseUnknownProject,
} from './record-rules.ts';
import { newAliases, refuseTakenNames } from './refuse-taken-aliases.ts';
import { joinTransaction } from './transaction.ts';

/**
 * The same write path for whatever does not come through a turn: the admin page, Payload's REST, its local API. Each write is
 * judged by the schema and the gates, leaves a change set, a ledger entry and events, all in Payload's own transaction.
 */
export function recordHooks(kind: RecordKind): NonNullable<CollectionConfig['hooks']> {
  return { beforeChange: [judge(kind)], afterChange: [record(kind)], beforeDelete: [recordDeletion(kind)] };
}

function judge(kind: RecordKind): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, req }) => {
    const names = fieldNames[kind];
    const before = operation === 'update' ? plain(kind, originalDoc as Row) : {};
    const given = { ...before, ...keep(data, names) };
    const parsed = fieldsOf[kind].safeParse(keep({ ...given, ...signature(kind, before, given, req) }, names));
    if (!parsed.success) throw validationError(parsed.error);
    const project = idOf((originalDoc as Row | undefined)?.project ?? data.project);
    if (operation === 'create') await refuseUnknownProject({ payload: req.payload, req }, project);
    const fields: Record<string, unknown> = parsed.data;
    await refuseForeignReferences({ payload: req.payload, req }, project, kind, fields);
    if (kind === 'scene' && operation === 'create') await refuseBlockedScenes({ payload: req.payload, req }, project);
    if (kind === 'act' && fields.number !== before.number) {
      await refuseTakenNumber({ payload: req.payload, req }, project, Number(fields.number));
    }
    await refuseTakenNames({ payload: req.payload, req }, project, {
      kind,
      id: (originalDoc as Row | undefined)?.id ?? null,
      aliases: newAliases(fields, before),
    });
    const changed = names.filter((name) => !isDeepStrictEqual(fields[name] ?? null, before[name] ?? null));
    return {
      ...data,
      ...fields,
      project,
      createdVia: operation === 'create' ? 'manual' : originalDoc.createdVia,
      sources: { ...(originalDoc as { sources?: object } | undefined)?.sources, ...editedBy(changed, req) },
    };
  };
}

/** Who said it, and when she came to that verdict. A request cannot say so: what it brought is overwritten. */
function signature(
  kind: RecordKind,
  before: Record<string, unknown>,
  given: Record<string, unknown>,
  req: PayloadRequest,
): Record<string, unknown> {
  if (kind !== 'review' && kind !== 'note') return {};
  const isKept = before.at !== undefined && given.verdict === before.verdict;
  if (isKept) return { by: before.by ?? null, at: before.at };
  return { by: userOf(req)?.id ?? null, at: new Date().toISOString() };
}

function record(kind: RecordKind): CollectionAfterChangeHook {
  return ({ doc, previousDoc, operation, req }) =>
    joinTransaction(req, async (transaction) => {
      const row = await findRow(transaction, collectionOf[kind], { id: { equals: doc.id } });
      if (!row) return doc;
      const now = toRecord(kind, row) as unknown as Record<string, unknown>;
      const change = operation === 'create' ? creation(kind, now) : update(kind, previousDoc as Row, now);
      if (change) await recordEdit(transaction, headOf(String(row.project), req), [{ change, record: now }]);
      return doc;
    });
}

function recordDeletion(kind: RecordKind): CollectionBeforeDeleteHook {
  return ({ id, req }) =>
    joinTransaction(req, async (transaction) => {
      const row = await findRow(transaction, collectionOf[kind], { id: { equals: id } });
      if (!row) return;
      const project = String(row.project);
      const detached: AppliedChange[] = await detachRecord(transaction, kind, project, String(id));
      await recordEdit(transaction, headOf(project, req), [
        ...detached,
        { change: deletionOf(kind, row), record: null },
      ]);
    });
}

function headOf(project: string, req: PayloadRequest) {
  return { project, session: null, turn: null, actor: actorOf(req), origin: 'manual' as const, reverts: null };
}

/** Who makes a Payload request: the signed-in user, or the system for a local call without one. */
export function actorOf(req: PayloadRequest): Actor {
  const user = userOf(req);
  if (!user) return { kind: 'system', id: 'local-api' };
  return { kind: user.id === LOCAL_OWNER_ID ? 'local' : 'user', id: user.id };
}

function creation(kind: RecordKind, now: Record<string, unknown>): Change {
  return {
    op: 'create',
    kind,
    id: String(now.id),
    before: null,
    after: keep(now, fieldNames[kind]),
    sources: now.sources as FieldSources,
    createdVia: 'manual',
  };
}

function update(kind: RecordKind, previous: Row, now: Record<string, unknown>): Change | null {
  const before = plain(kind, previous);
  const changed = fieldNames[kind].filter((name) => !isDeepStrictEqual(before[name] ?? null, now[name] ?? null));
  if (changed.length === 0) return null;
  const sources = keep(now.sources as Record<string, unknown>, changed) as FieldSources;
  return {
    op: 'update',
    kind,
    id: String(now.id),
    before: keep(before, changed),
    after: keep(now, changed),
    sources,
    sourcesBefore: keep((previous.sources as Record<string, unknown> | null) ?? {}, changed) as FieldSources,
  };
}

function editedBy(fields: readonly string[], req: PayloadRequest): FieldSources {
  const at = new Date().toISOString();
  return Object.fromEntries(fields.map((field) => [field, { editedBy: actorOf(req).id, at }]));
}

/** A document's own fields, with relationships as ids whatever the depth they were read at. */
function plain(kind: RecordKind, doc: Row): Record<string, unknown> {
  return Object.fromEntries(
    fieldNames[kind].map((name) => {
      const value = doc[name] ?? null;
      return [name, isPopulated(value) ? value.id : value];
    }),
  );
}

function isPopulated(value: unknown): value is { id: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value;
}

function idOf(value: unknown): string {
  return isPopulated(value) ? value.id : String(value);
}

function keep(source: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
}
