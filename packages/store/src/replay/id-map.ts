import { createHash } from 'node:crypto';
import { type Change, type RecordKind, referencesOf } from '@greenlight/schema';

/** What the ids of a production are in the project that it is rebuilt into. */
export interface IdMap {
  /** The new project. */
  readonly project: string;
  /** The id of a record, or of a spec pack. */
  id(original: string): string;
  /** The name of a medium's file: names are one for the whole database. */
  filename(original: string): string;
  /** What an id or a name was originally, for those that were asked for. */
  original(mapped: string): string;
}

/**
 * The same ids where the database has none of them; else new ones, which follow from the project and the old id alone: a replay that broke
 * off finds them again.
 */
export function createIdMap(project: string, keepsIds: boolean): IdMap {
  const originals = new Map<string, string>();
  const map = (make: (original: string) => string) => (original: string) => {
    const mapped = keepsIds ? original : make(original);
    originals.set(mapped, original);
    return mapped;
  };
  return {
    project,
    id: map((original) => uuidOf(`${project} ${original.toLowerCase()}`)),
    filename: map((original) => renameFile(original, hashOf(`${project} ${original}`).slice(0, 8))),
    original: (mapped) => originals.get(mapped) ?? mapped,
  };
}

/** A change as it is made in the other project: its record, and all that it points to. */
export function mapChange(change: Change, map: IdMap): Change {
  const { kind, id, before, after } = change;
  const to = (fields: Record<string, unknown> | null) => fields && mapFields(kind, fields, map);
  return {
    ...change,
    id: kind === 'project' ? map.project : map.id(id),
    before: to(before),
    after: to(after),
  };
}

function mapFields(kind: Change['kind'], fields: Record<string, unknown>, map: IdMap): Record<string, unknown> {
  const mapped = { ...fields };
  for (const field of kind === 'project' ? [] : referenceFields(kind)) {
    if (field in mapped) mapped[field] = mapReference(mapped[field], map.id);
  }
  // What a deletion read whole.
  if (typeof mapped.id === 'string') mapped.id = kind === 'project' ? map.project : map.id(mapped.id);
  if (typeof mapped.project === 'string') mapped.project = map.project;
  if (kind === 'media' && typeof mapped.filename === 'string') mapped.filename = map.filename(mapped.filename);
  return mapped;
}

/** The fields of a kind that hold ids of other records. */
export function referenceFields(kind: RecordKind): readonly string[] {
  return referencesOf[kind].map(({ field }) => field);
}

/** One id or a list of them; anything else as it is. */
export function mapReference(value: unknown, to: (id: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => (typeof each === 'string' ? to(each) : each));
  return typeof value === 'string' ? to(value) : value;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A uuid of version 8, whose bits are ours to choose (RFC 9562, 5.8). */
function uuidOf(text: string): string {
  const hex = hashOf(text);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function renameFile(name: string, mark: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  return `${stem.slice(0, 150)}-${mark}${extension}`;
}
