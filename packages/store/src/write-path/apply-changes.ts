import { isDeepStrictEqual } from 'node:util';
import {
  type Change,
  collectionOf,
  type FieldSources,
  fieldsOf,
  GreenlightError,
  projectFields,
  type RecordKind,
  validationError,
} from '@greenlight/schema';
import { deleteRows, findRow, type Row, updateRow } from './database.ts';
import { insertMany } from './insert-many.ts';
import { fieldNames, toProject, toRecord } from './record-rows.ts';
import { refuseBlockedScenes, refuseForeignReferences } from './record-rules.ts';
import { refuseDangling } from './refuse-dangling.ts';
import { refuseDoubles } from './refuse-doubles.ts';
import { refuseTakenAliases } from './refuse-taken-aliases.ts';
import type { Transaction } from './transaction.ts';

/** A change with the record as it now stands; null once it is deleted. */
export interface AppliedChange {
  change: Change;
  record: Record<string, unknown> | null;
}

/** What differs for changes that are no turn's. */
export interface ApplyManner {
  /** They were made by hand: nobody refuses a person who writes a second record of a name. */
  isByHand?: boolean;
  /**
   * A production is rebuilt: the film's type, its workflow and its thresholds are among them, which its owner set, and names that
   * were nobody's to refuse when they were given.
   */
  isReplay?: boolean;
}

type RecordChange = Change & { kind: RecordKind };

/** What a conversation says of its project. Its type, its workflow and its thresholds are its owner's to set. */
const told = projectFields.pick({
  title: true,
  genre: true,
  logline: true,
  audience: true,
  style: true,
  targetMinutes: true,
});

/**
 * Applies a proposed change inside a transaction: everything is judged again here, compared with what was read, and written in
 * the order given. Throws VALIDATION, GATE_BLOCKED or CONFLICT; the caller's transaction then writes nothing.
 */
export async function applyChanges(
  transaction: Transaction,
  project: string,
  changes: readonly Change[],
  manner: ApplyManner = {},
): Promise<AppliedChange[]> {
  const applied: AppliedChange[] = [];
  for (const change of changes) {
    applied.push(
      isOfRecord(change)
        ? await applyChange(transaction, project, change, manner)
        : await updateProject(transaction, project, change, manner),
    );
  }
  // Last, when all of it stands: what is taken away may be let go by a change that comes after it.
  await refuseDangling(transaction, project, changes);
  if (!manner.isReplay) await refuseTakenAliases(transaction, project, applied);
  return applied;
}

async function applyChange(
  transaction: Transaction,
  project: string,
  change: RecordChange,
  manner: ApplyManner,
): Promise<AppliedChange> {
  switch (change.op) {
    case 'create':
      return createRecord(transaction, project, change, manner);
    case 'update':
      return updateRecord(transaction, project, change);
    case 'delete':
      return deleteRecord(transaction, project, change);
  }
}

function isOfRecord(change: Change): change is RecordChange {
  return change.kind !== 'project';
}

/** A project is neither made nor deleted by what is said in it. */
async function updateProject(
  transaction: Transaction,
  project: string,
  change: Change,
  { isReplay = false }: ApplyManner,
): Promise<AppliedChange> {
  const row = await findRow(transaction, 'projects', { id: { equals: project } });
  if (change.op !== 'update' || change.id !== project || !row) {
    throw new GreenlightError('VALIDATION', 'A conversation changes the project that it belongs to, and no other.');
  }
  const fields = isReplay ? projectFields : told;
  refuseStale(row, change, Object.keys(fields.shape));
  const parsed = fields.partial().safeParse(change.after ?? {});
  if (!parsed.success) throw validationError(parsed.error);
  await updateRow(transaction, 'projects', project, parsed.data);
  return { change: { ...change, after: parsed.data }, record: { ...toProject({ ...row, ...parsed.data }) } };
}

async function createRecord(
  transaction: Transaction,
  project: string,
  change: RecordChange,
  { isByHand = false }: ApplyManner,
): Promise<AppliedChange> {
  const fields = parseFields(change.kind, change.after ?? {});
  // What a person wrote a second time comes back a second time, too.
  const isDoubled = isByHand || change.createdVia === 'manual';
  if (!isDoubled || change.kind === 'act') await refuseDoubles(transaction, project, change.kind, fields);
  await refuseForeignReferences(transaction, project, change.kind, fields);
  if (change.kind === 'scene') await refuseBlockedScenes(transaction, project);
  const { createdVia = 'chat', sources } = change;
  const row = { id: change.id, project, createdVia, sources, ...fields };
  await insertMany(transaction, collectionOf[change.kind], [row]);
  // What was written, not what was proposed: an undo compares with it.
  return {
    change: { ...change, after: pick(fields, Object.keys(change.after ?? {})) },
    record: toRecord(change.kind, row) as unknown as Record<string, unknown>,
  };
}

async function updateRecord(transaction: Transaction, project: string, change: RecordChange): Promise<AppliedChange> {
  const row = await readForChange(transaction, project, change);
  const after = change.after ?? {};
  const merged = { ...pick(row, fieldNames[change.kind]), ...after };
  const fields = parseFields(change.kind, merged);
  await refuseForeignReferences(transaction, project, change.kind, pick(fields, Object.keys(after)));
  const sources = { ...keptSources(row, change), ...change.sources };
  const written = pick(fields, Object.keys(after));
  await updateRow(transaction, collectionOf[change.kind], change.id, { ...written, sources });
  return {
    change: {
      ...change,
      after: written,
      sources: keepFields(sources, after),
      sourcesBefore: keepFields(row.sources as FieldSources | null, after),
    },
    record: toRecord(change.kind, { ...row, ...fields, sources }) as unknown as Record<string, unknown>,
  };
}

async function deleteRecord(transaction: Transaction, project: string, change: RecordChange): Promise<AppliedChange> {
  const row = await readForChange(transaction, project, change);
  await deleteRows(transaction, collectionOf[change.kind], { id: { equals: change.id } });
  const { createdVia } = toRecord(change.kind, row);
  return { change: { ...change, ...(createdVia === 'chat' ? {} : { createdVia }) }, record: null };
}

/** The sources that stay: not of a field that is empty now, and not, where a change is taken back, of those that it knows itself. */
function keptSources(row: Row, { after, sourcesBefore }: Change): FieldSources {
  const entries = Object.entries((row.sources as FieldSources | null) ?? {});
  const isGone = (field: string): boolean =>
    after !== null && field in after && (sourcesBefore !== undefined || after[field] === null);
  return Object.fromEntries(entries.filter(([field]) => !isGone(field)));
}

function keepFields(sources: FieldSources | null, fields: object): FieldSources {
  return Object.fromEntries(Object.entries(sources ?? {}).filter(([field]) => field in fields));
}

/** The row a change rests on, once every field it replaces is seen to be as it was read. */
async function readForChange(transaction: Transaction, project: string, change: RecordChange): Promise<Row> {
  const row = await findRow(transaction, collectionOf[change.kind], {
    id: { equals: change.id },
    project: { equals: project },
  });
  if (!row)
    throw new GreenlightError('CONFLICT', `This ${change.kind} was deleted in the meantime.`, {
      details: { id: change.id },
    });
  refuseStale(row, change, fieldNames[change.kind]);
  return row;
}

function refuseStale(row: Row, change: Change, fields: readonly string[]): void {
  for (const [field, was] of Object.entries(change.before ?? {})) {
    if (!fields.includes(field) || isDeepStrictEqual(row[field] ?? null, was ?? null)) continue;
    throw new GreenlightError('CONFLICT', `Somebody changed ${field} of this ${change.kind} in the meantime.`, {
      details: { kind: change.kind, id: change.id, field, was: was ?? null, is: row[field] ?? null },
    });
  }
}

function parseFields(kind: RecordKind, value: unknown): Record<string, unknown> {
  const parsed = fieldsOf[kind].safeParse(value);
  if (parsed.success) return parsed.data;
  throw validationError(parsed.error);
}

function pick(row: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names
      .filter((name) => (row[name] !== undefined && row[name] !== null) || name in row)
      .map((name) => [name, row[name] ?? null]),
  );
}
