import {
  type Change,
  type ChangedKind,
  type CreatedEntities,
  collectionOf,
  type Evidence,
  type FieldSources,
  fieldsOf,
  mergeKind,
  type ProjectRecord,
  type ProjectRecords,
  projectFields,
  type RecordKind,
  storyKind,
  type TurnProblem,
} from '@greenlight/schema';
import { deriveIndex } from '../names/name-index.ts';
import type { Named } from '../names/resolve-name.ts';
import { missing, problemsOf } from './draft-problems.ts';
import type { FilmSnapshot } from './film-snapshot.ts';
import { evidenceOf, type Provenance, sourcesOf } from './provenance.ts';

type Fields = Record<string, unknown>;

/** A record of any kind, or the project itself. */
type DraftRecords = ProjectRecords & { project: ProjectRecord };

interface Row {
  kind: ChangedKind;
  id: string;
  /** As read; null for a record that this draft makes. */
  original: Fields | null;
  /** As it will be; null once deleted. */
  current: Fields | null;
  sources: FieldSources;
  evidence: Evidence;
}

/** A record that a draft touches, for the reply. `fields` are those that are new or changed. */
export interface DraftedRecord {
  kind: ChangedKind;
  id: string;
  op: Change['op'];
  fields: Fields;
  /** What the changed fields were. */
  before: Fields;
  evidence: Evidence;
}

export type DraftResult = { ok: true; id: string; changed: string[] } | { ok: false; problems: TurnProblem[] };

/** What is pointed at before what points at it. */
export const writeOrder: readonly ChangedKind[] = [
  'project',
  'act',
  'location',
  'character',
  'relationship',
  'scene',
  'beat',
  'panel',
  'media',
  'review',
  'note',
];

/**
 * A story as it will be when a turn is done: the snapshot with the turn's changes on top. Each change is judged by the
 * field schemas as it is made, so that a draft holds valid records alone.
 */
export class StoryDraft {
  readonly #rows = new Map<string, Row>();
  /** Lists that were asked for and still hold. */
  readonly #lists = new Map<ChangedKind, unknown[]>();
  readonly #project: string;
  readonly #newId: () => string;
  readonly #turn: string | undefined;
  readonly #snapshot: FilmSnapshot;

  /** `turn` is the message that is answered: words of another are no evidence in its reply. */
  constructor(snapshot: FilmSnapshot, newId: () => string, turn?: string) {
    this.#project = snapshot.project.id;
    this.#newId = newId;
    this.#turn = turn;
    this.#snapshot = snapshot;
    this.#add('project', snapshot.project);
    for (const kind of recordKinds) for (const record of snapshot[collectionOf[kind]] ?? []) this.#add(kind, record);
  }

  get project(): string {
    return this.#project;
  }

  /** The records of a kind, this turn's among them and without those it deletes. */
  list<K extends ChangedKind>(kind: K): DraftRecords[K][] {
    const listed = this.#lists.get(kind) ?? this.#rowsOf(kind).map(toRecord);
    if (!this.#lists.has(kind)) this.#keepIndex(kind, listed);
    this.#lists.set(kind, listed);
    // A row holds its own kind's fields: they come from a snapshot or passed that kind's schema.
    return listed as DraftRecords[K][];
  }

  find<K extends ChangedKind>(kind: K, id: string): DraftRecords[K] | undefined {
    const row = this.#rows.get(id);
    // As above.
    return row?.kind === kind && row.current ? (toRecord(row) as DraftRecords[K]) : undefined;
  }

  create(kind: RecordKind, fields: Fields, provenance: Provenance): DraftResult {
    const parsed = fieldsOf[kind].safeParse(fields);
    if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, fields) };
    const id = this.#newId();
    const current: Fields = parsed.data;
    const named = Object.keys(current);
    this.#lists.delete(kind);
    this.#rows.set(id, {
      kind,
      id,
      original: null,
      current,
      sources: sourcesOf(named, provenance),
      evidence: evidenceOf(named, provenance, this.#turn),
    });
    return { ok: true, id, changed: named };
  }

  /** Sets fields of a record that exists. Fields that have the value already are left out. */
  update(kind: ChangedKind, id: string, set: Fields, provenance: Provenance): DraftResult {
    const row = this.#rows.get(id);
    const parsed = partialOf(kind).safeParse(set);
    if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, set) };
    if (!row?.current || row.kind !== kind) return { ok: false, problems: [missing(kind)] };
    const current = row.current;
    const changes = Object.entries(parsed.data).filter(([field, value]) => !isSameValue(current[field], value));
    const changed = changes.map(([field]) => field);
    if (changed.length === 0) return { ok: true, id, changed };
    this.#lists.delete(kind);
    row.current = { ...current, ...Object.fromEntries(changes) };
    row.sources = { ...row.sources, ...sourcesOf(changed, provenance) };
    row.evidence = { ...row.evidence, ...evidenceOf(changed, provenance, this.#turn) };
    return { ok: true, id, changed };
  }

  /** Sets values that come from elsewhere in the story and keep where they came from; without a source a field keeps the one it has. */
  take(kind: ChangedKind, id: string, set: Fields, sources: FieldSources = {}): DraftResult {
    const row = this.#rows.get(id);
    const before = { sources: row?.sources ?? {}, evidence: row?.evidence ?? {} };
    const result = this.update(kind, id, set, { message: '', evidence: {} });
    if (!result.ok || !row) return result;
    const kept = result.changed.filter((field) => sources[field]).map((field) => [field, sources[field]]);
    row.sources = { ...before.sources, ...Object.fromEntries(kept) };
    row.evidence = { ...before.evidence, ...Object.fromEntries(result.changed.map((field) => [field, 'inferred'])) };
    return result;
  }

  /** Deletes a record. Whoever asks for it also takes care of what refers to it. */
  remove(id: string): void {
    const row = this.#rows.get(id);
    if (row) this.#lists.delete(row.kind);
    if (row?.original) {
      row.current = null;
      // Kept with the deletion, so that an undo can say again where each value came from.
      row.sources = row.original.sources as FieldSources;
    } else this.#rows.delete(id);
  }

  /** What was touched, in the order it is written. */
  touched(): DraftedRecord[] {
    const rows = [...this.#rows.values()].filter(isTouched);
    const written = writeOrder.flatMap((kind) => rows.filter((row) => row.kind === kind && row.current));
    const deleted = writeOrder.toReversed().flatMap((kind) => rows.filter((row) => row.kind === kind && !row.current));
    return [...written, ...deleted].map(toDrafted);
  }

  toChanges(): Change[] {
    return this.touched().map((drafted): Change => {
      const { kind, id, op, fields, before } = drafted;
      const sources = this.#rows.get(id)?.sources ?? {};
      return { op, kind, id, before: op === 'create' ? null : before, after: op === 'delete' ? null : fields, sources };
    });
  }

  toCreated(): CreatedEntities {
    const created: CreatedEntities = { characters: [], relationships: [], locations: [], scenes: [] };
    for (const { kind, id, op } of this.touched()) {
      const told = storyKind.safeParse(kind);
      if (op === 'create' && told.success) created[collectionOf[told.data]].push(id);
    }
    return created;
  }

  /** The names of a snapshot are laid out once, however many drafts are made of it and however they change a few. */
  #keepIndex(kind: ChangedKind, listed: readonly unknown[]): void {
    const named = mergeKind.safeParse(kind);
    if (!named.success) return;
    const of = named.data;
    const find = (id: string) => this.find(of, id);
    const changed = [...this.#rows.values()].filter((row) => row.kind === of && row.current !== row.original);
    // As in `list`.
    deriveIndex(of, listed as readonly Named[], this.#snapshot[collectionOf[of]], {
      changed: new Set(changed.map(({ id }) => id)),
      find,
    });
  }

  #rowsOf(kind: ChangedKind): Row[] {
    return [...this.#rows.values()].filter((row) => row.kind === kind && row.current !== null);
  }

  #add(kind: ChangedKind, record: { id: string }): void {
    const fields: Fields = { ...record };
    this.#rows.set(record.id, { kind, id: record.id, original: fields, current: fields, sources: {}, evidence: {} });
  }
}

/** True when two values of a field say the same. What is not there and null are one. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function toRecord({ id, current }: Row): unknown {
  return current?.id === id ? current : { ...current, id };
}

function isTouched(row: Row): boolean {
  if (row.original === row.current) return false;
  return row.original === null || row.current === null || Object.keys(changedFields(row)).length > 0;
}

function changedFields({ original, current }: Row): Fields {
  const entries = Object.entries(current ?? {}).filter(([field, value]) => !isSameValue(original?.[field], value));
  return Object.fromEntries(entries);
}

function toDrafted(row: Row): DraftedRecord {
  const { kind, id, original, current, evidence } = row;
  if (!current) return { kind, id, op: 'delete', fields: {}, before: storyFields(kind, original ?? {}), evidence: {} };
  const fields = original ? changedFields(row) : current;
  const before = Object.fromEntries(Object.keys(fields).map((field) => [field, original?.[field] ?? null]));
  return { kind, id, op: original ? 'update' : 'create', fields, before, evidence };
}

/** A record's own fields, without its id, project and history. */
export function storyFields(kind: ChangedKind, record: object): Fields {
  const known = new Set(fieldNamesOf(kind));
  return Object.fromEntries(Object.entries(record).filter(([field]) => known.has(field)));
}

const recordKinds = writeOrder.filter((kind): kind is RecordKind => kind !== 'project');

/** The names of a kind's own fields. */
export function fieldNamesOf(kind: ChangedKind): string[] {
  return Object.keys(kind === 'project' ? projectFields.shape : fieldsOf[kind].shape);
}

/** What a change to some fields is judged by. */
function partialOf(kind: ChangedKind) {
  return kind === 'project' ? projectFields.partial() : fieldsOf[kind].partial();
}
