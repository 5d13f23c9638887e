import {
  collectionOf,
  type ProjectEvent,
  type ProjectRecord,
  type StoryKind,
  type StorySnapshot,
} from '@greenlight/schema';
import type { Payload } from 'payload';
import { lastSeq, readEvents } from '../write-path/events.ts';
import { readSnapshot } from '../write-path/story-rows.ts';

/** More new events than this and the story is read again from its tables. */
const MOST_EVENTS = 200;
/** How many projects are kept; the one unused for longest goes first. */
const MOST_PROJECTS = 50;

interface Kept {
  seq: number;
  snapshot: StorySnapshot;
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
  async read(project: string): Promise<StorySnapshot> {
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
    if (events.length === MOST_EVENTS) return null;
    return { seq: last, snapshot: events.reduce((snapshot, { event }) => applyEvent(snapshot, event), kept.snapshot) };
  }
}

/** The story after an event. */
export function applyEvent(snapshot: StorySnapshot, event: ProjectEvent): StorySnapshot {
  if (event.type !== 'entityChanged' || event.kind === 'member' || event.kind === 'session') return snapshot;
  // The event holds the record as the write path judged and wrote it.
  if (event.kind === 'project')
    return event.record ? { ...snapshot, project: event.record as unknown as ProjectRecord } : snapshot;
  const collection = collectionOf[event.kind as StoryKind];
  const records = snapshot[collection] as { id: string; number?: number | null }[];
  const record = event.record as { id: string; number?: number | null } | null;
  if (record === null) return { ...snapshot, [collection]: records.filter(({ id }) => id !== event.id) };
  const isKnown = records.some(({ id }) => id === event.id);
  const next = isKnown ? records.map((one) => (one.id === event.id ? record : one)) : [...records, record];
  return { ...snapshot, [collection]: event.kind === 'scene' ? next.sort(byNumber) : next };
}

function byNumber(a: { number?: number | null }, b: { number?: number | null }): number {
  return (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY);
}
