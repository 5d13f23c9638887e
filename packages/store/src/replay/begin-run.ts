import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Production } from '@greenlight/ledger';
import {
  type Actor,
  type Change,
  collectionOf,
  GreenlightError,
  type RecordKind,
  type ReplayedChange,
  recordKind,
} from '@greenlight/schema';
import type { Payload } from 'payload';
import { appendEntries } from '../ledger/ledger-table.ts';
import { settleWorkflow } from '../workflow/settle-workflow.ts';
import { type CollectionName, countRows, findRow, findRows, type Reader, updateRow } from '../write-path/database.ts';
import { insertMany } from '../write-path/insert-many.ts';
import { createDraft } from '../write-path/record-change-set.ts';
import { recordEdit } from '../write-path/record-edit.ts';
import { toProject } from '../write-path/record-rows.ts';
import { type Transaction, withTransaction } from '../write-path/transaction.ts';
import { findApplied, findBrokenRun } from './find-run.ts';

/** A replay that has its project. */
export interface Run {
  project: string;
  keepsIds: boolean;
  resumed: boolean;
  /** Hashes of the entries of the original that were done again already. */
  applied: ReadonlySet<string>;
}

export interface RunOrder {
  production: Production;
  actor: Actor;
  /** The empty project to rebuild into; a new one when it is left out. */
  into?: string | undefined;
}

/**
 * Finds the replay of this bundle that broke off, or begins one: makes the project with what the film began with, or takes the empty one that
 * is named. Throws NOT_FOUND for one that is not there, LOCKED for one that is not empty.
 */
export async function beginRun(payload: Payload, { production, actor, into }: RunOrder): Promise<Run> {
  return withTransaction(payload, async (transaction) => {
    const broken = await findBrokenRun(transaction, production.digest, actor, into);
    if (broken) {
      const { project, keepsIds } = broken;
      return { project, keepsIds, resumed: true, applied: await findApplied(transaction, broken) };
    }
    const keepsIds = !(await hasAnyOf(transaction, production));
    const project = into ?? (await freeId(transaction, production.project));
    if (into === undefined) await makeProject(transaction, project, production, actor);
    await appendBegin(transaction, project, production, actor, keepsIds);
    if (into !== undefined) await takeProject(transaction, into, production, actor);
    else await settleWorkflow(transaction, project, { actor, told: toldOf(production, actor) });
    return { project, keepsIds, resumed: false, applied: new Set() };
  });
}

async function freeId(reader: Reader, original: string): Promise<string> {
  return (await findRow(reader, 'projects', { id: { equals: original } })) ? randomUUID() : original;
}

async function makeProject(
  transaction: Transaction,
  id: string,
  { beginning }: Production,
  actor: Actor,
): Promise<void> {
  await insertMany(transaction, 'projects', [{ id, ...beginning.fields, workflowDefinition: beginning.definition }]);
  await insertMany(transaction, 'members', [{ id: randomUUID(), project: id, user: actor.id, role: 'owner' }]);
  const body = { type: 'ACCESS', action: 'project_created', subject: id, detail: {} } as const;
  await appendEntries(transaction, 'audit', [createDraft(body, actor)]);
}

async function appendBegin(
  transaction: Transaction,
  project: string,
  { digest, project: of, steps }: Production,
  actor: Actor,
  keepsIds: boolean,
): Promise<void> {
  const detail = { bundle: digest, of, steps: String(steps.length), ids: keepsIds ? 'kept' : 'new' };
  const body = { type: 'ACCESS', action: 'replay_begun', subject: project, detail } as const;
  await appendEntries(transaction, 'audit', [createDraft(body, actor)]);
}

/** An empty project becomes what the film began with. */
async function takeProject(
  transaction: Transaction,
  project: string,
  production: Production,
  actor: Actor,
): Promise<void> {
  const row = await findRow(transaction, 'projects', { id: { equals: project } });
  if (!row) throw new GreenlightError('NOT_FOUND', `There is no project ${project}.`);
  await refuseFilled(transaction, project);
  const { fields, definition } = production.beginning;
  const { id: _, ...before } = toProject(row);
  const names = Object.keys({ ...before, ...fields }).filter(
    (name) => !isDeepStrictEqual(Reflect.get(before, name) ?? null, Reflect.get(fields, name) ?? null),
  );
  const pick = (from: object) => Object.fromEntries(names.map((name) => [name, Reflect.get(from, name) ?? null]));
  const isAdopting = !isDeepStrictEqual(row.workflowDefinition ?? null, definition);
  await updateRow(transaction, 'projects', project, { ...pick(fields), workflowDefinition: definition });
  const told = toldOf(production, actor);
  if (names.length === 0) {
    await settleWorkflow(transaction, project, { actor, told, adopts: isAdopting });
    return;
  }
  const change: Change = {
    op: 'update',
    kind: 'project',
    id: project,
    before: pick(before),
    after: pick(fields),
    sources: {},
  };
  const head = { project, session: null, turn: null, actor, origin: 'import' as const, reverts: null, replays: told };
  const record = { ...toProject({ ...row, ...pick(fields) }) };
  await recordEdit(transaction, head, [{ change, record }], { adopts: isAdopting });
}

/** What the film began with stands in the bundle itself, not in an entry. */
function toldOf({ digest, project, beginning }: Production, actor: Actor): ReplayedChange {
  return { entry: digest, project, actor, origin: 'manual', session: null, turn: null, at: beginning.at };
}

const held: readonly CollectionName[] = [
  ...recordKind.options.map((kind) => collectionOf[kind]),
  'spec-packs',
  'change-sets',
];

async function refuseFilled(reader: Reader, project: string): Promise<void> {
  for (const collection of held) {
    const count = await countRows(reader, collection, { project: { equals: project } });
    if (count === 0) continue;
    throw new GreenlightError(
      'LOCKED',
      `The project ${project} is not empty: it has ${count} of ${collection}. A production is rebuilt in an empty project; leave --into out for a new one.`,
      { retryable: false, details: { project, collection, count } },
    );
  }
}

/** How many ids one question names. */
const IDS_AT_ONCE = 500;

/** Whether the database has a record of this production, or a file of that name: then all of them get new ids. */
async function hasAnyOf(reader: Reader, { steps }: Production): Promise<boolean> {
  const made = new Map<CollectionName, Set<string>>();
  const files = new Set<string>();
  const note = (collection: CollectionName, id: string) =>
    made.set(collection, (made.get(collection) ?? new Set()).add(id));
  for (const step of steps) {
    if (step.type === 'pack') note('spec-packs', step.pack.id);
    if (step.type !== 'changes') continue;
    for (const { op, kind, id, after } of step.set?.changes ?? []) {
      if (kind !== 'project' && op === 'create') note(collectionOf[kind as RecordKind], id);
      if (kind === 'media' && typeof after?.filename === 'string') files.add(after.filename);
    }
  }
  for (const [collection, ids] of made) if (await hasOne(reader, collection, 'id', [...ids])) return true;
  return hasOne(reader, 'media', 'filename', [...files]);
}

async function hasOne(reader: Reader, collection: CollectionName, field: string, values: string[]): Promise<boolean> {
  for (let from = 0; from < values.length; from += IDS_AT_ONCE) {
    const some = { [field]: { in: values.slice(from, from + IDS_AT_ONCE) } };
    if ((await findRows(reader, collection, some, { limit: 1 })).length > 0) return true;
  }
  return false;
}
