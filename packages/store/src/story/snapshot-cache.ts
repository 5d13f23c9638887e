import {
  collectionOf,
  isOfTheFilm,
  type ProjectEvent,
  type ProjectRecord,
  type ProjectSnapshot,
  type RecordKind,
  type SceneRecord,
  type SpecPackSummary,
} from '@greenlight/schema';
import type { Payload } from 'payload';
import { lastSeq, readEvents } from '../write-path/events.ts';
import { readSnapshot } from '../write-path/record-rows.ts';

/** More new events than this and the story is read again from its tables. */
const MOST_EVENTS = 200;
/** How many projects are kept; the one unused for longest goes first. */
const MOST_PROJECTS = 50;

interface Kept {
  seq: number;
  snapshot: ProjectSnapshot;
}

/**
 * The stories that turns read, kept up to date by the events since they were read: one small query a turn instead of every
 * record of the project. The events are written in the transaction of what they tell, so the copy is never ahead or behind.
 */
export class SnapshotCache {
  static readonly #byStore = new WeakMap<Payload, SnapshotCache>();
  readonly #payload: Payload;
  readonly #kept = new Map<string, Kept>();

  private constructor(payload: Payload) {
    this.#payload = payload;
  }

  static of(payload: Payload): SnapshotCache {
    const cache = SnapshotCache.#byStore.get(payload) ?? new SnapshotCache(payload);
    SnapshotCache.#byStore.set(payload, cache);
    return cache;
  }

  /** A project's story as of its last event. Throws NOT_FOUND. The caller does not change it. */
  async read(project: string): Promise<ProjectSnapshot> {
    const kept = this.#kept.get(project);
    const current = (kept && (await this.#follow(project, kept))) ?? (await this.#load(project));
    this.#kept.delete(project);
    this.#kept.set(project, current);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_PROJECTS && oldest !== undefined) this.#kept.delete(oldest);
    return current.snapshot;
  }

  async #load(project: string): Promise<Kept> {
    // The number first: what is committed in between is followed again, which changes nothing.
    const seq = await lastSeq({ payload: this.#payload }, project);
    return { seq, snapshot: await readSnapshot({ payload: this.#payload }, project) };
  }

  async #follow(project: string, kept: Kept): Promise<Kept | null> {
    const events = await readEvents({ payload: this.#payload }, project, kept.seq, MOST_EVENTS);
    const last = events.at(-1)?.event.seq;
    if (last === undefined) return kept;
    if (events.length === MOST_EVENTS || events.some(({ event }) => isReadAgain(event, kept.snapshot))) return null;
    return { seq: last, snapshot: events.reduce((snapshot, { event }) => applyEvent(snapshot, event), kept.snapshot) };
  }
}

/** What an event does not say whole: how many members there are now, and the workflow that a project took on. */
function isReadAgain(event: ProjectEvent, { project }: ProjectSnapshot): boolean {
  if (event.type !== 'entityChanged') return false;
  if (event.kind === 'member') return true;
  const record = event.kind === 'project' ? event.record : null;
  return record !== null && (record.type !== project.type || record.workflow !== project.workflow);
}

/** The project after an event. */
export function applyEvent(snapshot: ProjectSnapshot, event: ProjectEvent): ProjectSnapshot {
  switch (event.type) {
    case 'entityChanged':
      return applyChange(snapshot, event);
    case 'stepChanged':
      return { ...snapshot, workflow: event.workflow };
    case 'messageCreated':
      return snapshot;
  }
}

type EntityChanged = Extract<ProjectEvent, { type: 'entityChanged' }>;

function applyChange(before: ProjectSnapshot, event: EntityChanged): ProjectSnapshot {
  const { kind, made } = event;
  const snapshot = made && isOfTheFilm(kind) ? { ...before, lastChange: made } : before;
  switch (kind) {
    case 'session':
    case 'member':
      return snapshot;
    case 'project':
      // The event holds the record as the write path judged and wrote it.
      return event.record ? { ...snapshot, project: event.record as unknown as ProjectRecord } : snapshot;
    case 'pack':
      return { ...snapshot, packs: put(snapshot.packs, event.record as unknown as SpecPackSummary) };
    default:
      return applyRecord(snapshot, kind, event);
  }
}

function applyRecord(snapshot: ProjectSnapshot, kind: RecordKind, event: EntityChanged): ProjectSnapshot {
  const collection = collectionOf[kind];
  const records: readonly { id: string }[] = snapshot[collection];
  const record = event.record as { id: string } | null;
  if (record === null) return { ...snapshot, [collection]: records.filter(({ id }) => id !== event.id) };
  const next = put(records, record);
  return { ...snapshot, [collection]: kind === 'scene' ? (next as SceneRecord[]).sort(byNumber) : next };
}

function put<T extends { id: string }>(records: readonly T[], record: T): T[] {
  const isKnown = records.some(({ id }) => id === record.id);
  return isKnown ? records.map((one) => (one.id === record.id ? record : one)) : [...records, record];
}

function byNumber(a: SceneRecord, b: SceneRecord): number {
  return (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY);
}
