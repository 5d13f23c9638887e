import {
  collectionOf,
  isOfTheFilm,
  type ProjectRecord,
  type ProjectSnapshot,
  type RecordKind,
  recordKind,
  referencesOf,
  type Verdict,
  type WorkflowState,
} from '@greenlight/schema';
import { moment, packSummary, projectSnapshot } from './film.ts';
import { PROJECT_ID, uuid } from './story.ts';

type Row = { id: string } & Record<string, unknown>;

/** A project in memory that changes as the studio's does: each change is a later moment and has an author, and what points to a record goes with it. */
export class FilmModel {
  snapshot: ProjectSnapshot;
  #clock = 0;

  constructor(start: Parameters<typeof projectSnapshot>[0] = {}) {
    this.snapshot = freeze(projectSnapshot(start));
  }

  /** Of the last change. */
  get now(): string {
    return moment(this.#clock);
  }

  rows(kind: RecordKind): readonly Row[] {
    // A collection is read by its name here, whatever its records are.
    return this.snapshot[collectionOf[kind]] as unknown as readonly Row[];
  }

  create(kind: RecordKind, fields: object, by: string): string {
    const id = uuid(100_000 + this.#tick());
    const row = { id, project: PROJECT_ID, createdVia: 'manual', sources: {}, ...fields };
    this.#write(kind, by, { [collectionOf[kind]]: [...this.rows(kind), row] });
    return id;
  }

  update(kind: RecordKind, id: string, fields: object, by: string): void {
    this.#tick();
    const rows = this.rows(kind).map((row) => (row.id === id ? { ...row, ...fields } : row));
    this.#write(kind, by, { [collectionOf[kind]]: rows });
  }

  updateProject(fields: Partial<ProjectRecord>, by: string): void {
    this.#tick();
    this.#write('project', by, { project: { ...this.snapshot.project, ...fields } });
  }

  /** Deletes a record. What is nothing without it goes too; what only names it forgets it. */
  remove(kind: RecordKind, id: string, by: string): void {
    this.#tick();
    this.#write(kind, by, { [collectionOf[kind]]: this.rows(kind).filter((row) => row.id !== id) });
    for (const other of recordKind.options) {
      for (const { field, to, isList, isRequired } of referencesOf[other]) {
        if (to !== kind) continue;
        const rows = this.rows(other).flatMap((row) => {
          if (isList && Array.isArray(row[field])) return { ...row, [field]: row[field].filter((each) => each !== id) };
          if (row[field] !== id) return row;
          return isRequired ? [] : { ...row, [field]: null };
        });
        this.#write(kind, by, { [collectionOf[other]]: rows });
      }
    }
  }

  review(verdict: Verdict, by: string): void {
    const at = moment(this.#clock + 1);
    this.create('review', { verdict, by, at }, by);
  }

  pack(passed: boolean): void {
    const at = this.#tick();
    this.snapshot = freeze({ ...this.snapshot, packs: [...this.snapshot.packs, packSummary(at, at, passed)] });
  }

  keep(workflow: WorkflowState): void {
    this.snapshot = freeze({ ...this.snapshot, workflow });
  }

  #tick(): number {
    this.#clock += 1;
    return this.#clock;
  }

  #write(kind: RecordKind | 'project', by: string, changed: object): void {
    const lastChange = isOfTheFilm(kind) ? { by, at: this.now } : this.snapshot.lastChange;
    this.snapshot = freeze({ ...this.snapshot, ...changed, lastChange });
  }
}

/** Nobody may change what a gate has judged. Parts that are frozen already are of an earlier moment. */
function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
