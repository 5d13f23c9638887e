import {
  collectionOf,
  GreenlightError,
  isOfTheFilm,
  type ProjectEvent,
  type ProjectEventBody,
  type ProjectRecord,
  type ProjectSnapshot,
  type RecordKind,
  type SceneRecord,
  type SpecPackSummary,
} from '@greenlight/schema';
import type { Payload } from 'payload';
import { countRows, findRow, type Reader } from '../write-path/database.ts';
import { lastSeq, readEvents } from '../write-path/events.ts';
import { readSnapshot, toStanding } from '../write-path/record-rows.ts';

/** More new events than this and the story is read again from its tables. */
const MOST_EVENTS = 200;
/** How many projects are kept; the one unused for longest goes first. */
const MOST_PROJECTS = 50;

interface Kept {
  seq: number;
  snapshot: ProjectSnapshot;
}

/** What one open transaction saw, which nobody else may see before it is committed. */
interface Within {
  transaction: string;
  kept: Map<string, Kept>;
}

/**
 * The stories that turns read, kept up to date by the events since they were read: one small query a turn instead of every
 * record of the project. The events are written in the transaction of what they tell, so the copy is never ahead or behind.
 */
export class SnapshotCache {
  static readonly #byStore = new WeakMap<Payload, SnapshotCache>();
  readonly #payload: Payload;
  readonly #kept = new Map<string, Kept>();
  /** One transaction writes at a time; the next one's begins anew. */
  #within: Within = { transaction: '', kept: new Map() };

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
    return (await this.#readCommitted(project)).snapshot;
  }

  /** What is remembered of a project at this moment, if anything: for what must not wait, and may be a little behind. */
  peek(project: string): ProjectSnapshot | undefined {
    return this.#kept.get(project)?.snapshot;
  }

  /**
   * The same as an open transaction sees it: what was committed, followed by its own events, those in `pending` too that it has yet to
   * write. Nothing of it is kept beyond the transaction.
   */
  async readWithin(
    transaction: Required<Reader>,
    project: string,
    pending: readonly ProjectEventBody[] = [],
  ): Promise<ProjectSnapshot> {
    const id = String(await transaction.req.transactionID);
    if (this.#within.transaction !== id) this.#within = { transaction: id, kept: new Map() };
    const { kept: seen } = this.#within;
    const before = seen.get(project) ?? this.#kept.get(project) ?? (await this.#findCommitted(project));
    const now = (before && (await follow(transaction, project, before))) ?? (await load(transaction, project));
    seen.set(project, now);
    if (pending.length === 0) return now.snapshot;
    const at = new Date().toISOString();
    const events = pending.map((body, index) => ({ ...body, seq: now.seq + index + 1, project, at }));
    return applyEvents(transaction, now.snapshot, events);
  }

  async #readCommitted(project: string): Promise<Kept> {
    const kept = this.#kept.get(project);
    const reader = { payload: this.#payload };
    const current = (kept && (await follow(reader, project, kept))) ?? (await load(reader, project));
    this.#kept.delete(project);
    this.#kept.set(project, current);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_PROJECTS && oldest !== undefined) this.#kept.delete(oldest);
    return current;
  }

  /** A project that its own transaction has just made is nowhere else yet. */
  async #findCommitted(project: string): Promise<Kept | null> {
    try {
      return await this.#readCommitted(project);
    } catch (error) {
      if (error instanceof GreenlightError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }
}

async function load(reader: Reader, project: string): Promise<Kept> {
  // The number first: what is committed in between is followed again, which changes nothing.
  const seq = await lastSeq(reader, project);
  return { seq, snapshot: await readSnapshot(reader, project) };
}

/** Null when so much happened that reading everything is quicker. */
async function follow(reader: Reader, project: string, kept: Kept): Promise<Kept | null> {
  const stored = await readEvents(reader, project, kept.seq, MOST_EVENTS);
  const last = stored.at(-1)?.event.seq;
  if (last === undefined) return kept;
  if (stored.length === MOST_EVENTS) return null;
  const events = stored.map(({ event }) => event);
  return { seq: last, snapshot: await applyEvents(reader, kept.snapshot, events) };
}

/** Events do not say how many members there are now, nor the workflow that a project took on: these are read. */
async function applyEvents(
  reader: Reader,
  before: ProjectSnapshot,
  events: readonly ProjectEvent[],
): Promise<ProjectSnapshot> {
  const snapshot = events.reduce(applyEvent, before);
  const { id, type } = snapshot.project;
  const touches = (kind: string) => events.some((event) => event.type === 'entityChanged' && event.kind === kind);
  const memberCount = touches('member') && (await countRows(reader, 'members', { project: { equals: id } }));
  const isCustom = touches('project') && (type === 'custom' || before.project.type === 'custom');
  const row = isCustom && (await findRow(reader, 'projects', { id: { equals: id } }));
  // The same object as long as nothing changed: what was worked out of it is remembered with it.
  if (memberCount === false && !row) return snapshot;
  return {
    ...snapshot,
    ...(memberCount === false ? {} : { memberCount }),
    ...(row ? { definition: toStanding(row).definition } : {}),
  };
}

/** The project after an event. */
export function applyEvent(snapshot: ProjectSnapshot, event: ProjectEvent): ProjectSnapshot {
  switch (event.type) {
    case 'entityChanged':
      return applyChange(snapshot, event);
    case 'stepChanged':
      return {
        ...snapshot,
        workflow: event.workflow,
        ...(event.definition === undefined ? {} : { definition: event.definition }),
      };
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
