import {
  collectionOf,
  fieldsOf,
  GreenlightError,
  type LastChange,
  type ProjectRecord,
  type ProjectRecords,
  type ProjectSnapshot,
  projectFields,
  type RecordKind,
  recordKind,
  type SceneRecord,
  type SpecPackSummary,
  type WorkflowDefinition,
  type WorkflowState,
  workflowState,
} from '@greenlight/schema';
import { countRows, findRow, findRows, type Reader, type Row } from './database.ts';

/** The names of a kind's own fields, as its schema lists them. */
export const fieldNames = Object.fromEntries(
  recordKind.options.map((kind) => [kind, Object.keys(fieldsOf[kind].shape)]),
  // One entry for each kind.
) as unknown as Record<RecordKind, readonly string[]>;

/** A row as the record that engines and faces read. Columns that are empty are null. */
export function toRecord<K extends RecordKind>(kind: K, row: Row): ProjectRecords[K] {
  const fields = Object.fromEntries(fieldNames[kind].map((name) => [name, row[name] ?? null]));
  // The row passed the kind's schema when it was written; reading it again field by field would cost more than the read.
  return {
    id: row.id,
    project: row.project,
    createdVia: row.createdVia,
    sources: row.sources ?? {},
    ...fields,
  } as unknown as ProjectRecords[K];
}

const projectNames = Object.keys(projectFields.shape);

export function toProject(row: Row): ProjectRecord {
  const fields = Object.fromEntries(projectNames.map((name) => [name, row[name] ?? null]));
  return { id: row.id, ...fields } as unknown as ProjectRecord;
}

/** Where a project stands in its workflow, as its row keeps it. What another version wrote is begun anew: it is worked out from the records. */
export function toStanding(row: Row): Pick<ProjectSnapshot, 'workflow' | 'definition' | 'lastChange'> {
  const state = workflowState.safeParse(row.workflowState ?? null);
  return {
    workflow: state.success ? (state.data as WorkflowState) : null,
    // Judged when the project took it on.
    definition: (row.workflowDefinition as WorkflowDefinition | null) ?? null,
    lastChange: row.lastAuthor
      ? ({ by: String(row.lastAuthor), at: String(row.lastChangedAt) } satisfies LastChange)
      : null,
  };
}

export function toPackSummary(row: Row): SpecPackSummary {
  const { id, project, target, step, passed, judged, by, at } = row as unknown as SpecPackSummary;
  return { id, project, target, step, passed: Boolean(passed), judged, by, at };
}

/** All of a project. Throws NOT_FOUND for an unknown one. */
export async function readSnapshot(reader: Reader, project: string): Promise<ProjectSnapshot> {
  const where = { project: { equals: project } };
  const [row, packs, memberCount, ...lists] = await Promise.all([
    findRow(reader, 'projects', { id: { equals: project } }),
    findRows(reader, 'spec-packs', where, { sort: 'at', without: ['files', 'runs'] }),
    countRows(reader, 'members', where),
    ...recordKind.options.map((kind) => readKind(reader, kind, project)),
  ]);
  if (!row) throw new GreenlightError('NOT_FOUND', `There is no project ${project}.`);
  const records = Object.fromEntries(recordKind.options.map((kind, index) => [collectionOf[kind], lists[index] ?? []]));
  const scenes = (records.scenes as SceneRecord[]).sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
  return {
    // One list for each kind, as they were asked for.
    ...(records as unknown as ProjectSnapshot),
    scenes,
    project: toProject(row),
    packs: packs.map(toPackSummary),
    memberCount,
    ...toStanding(row),
  };
}

async function readKind(reader: Reader, kind: RecordKind, project: string): Promise<ProjectRecords[RecordKind][]> {
  const rows = await findRows(reader, collectionOf[kind], { project: { equals: project } });
  return rows.map((row) => toRecord(kind, row));
}
