import { type RecordKind, referencesOf } from '@greenlight/schema';
import type { ProjectIndex } from '../ground/project-index.ts';

/** Whether a field is filled. A text must have so many characters; what points to another record must find it. */
export function createHasValue(
  kind: RecordKind | 'project',
  field: string,
  minLength: number,
  index: ProjectIndex,
): (record: object) => boolean {
  const reference = kind === 'project' ? undefined : referencesOf[kind].find((each) => each.field === field);
  const isFilled = reference ? createIsThere(index.idsOf(reference.to)) : (text: string) => hasLength(text, minLength);
  return (record) => {
    // A definition names fields of every kind; its schema has seen to it that this one is a field of these records.
    const value = (record as Readonly<Record<string, unknown>>)[field];
    if (typeof value === 'string') return isFilled(value);
    if (Array.isArray(value)) return value.some((each) => typeof each === 'string' && isFilled(each));
    return value !== null && value !== undefined;
  };
}

function createIsThere(ids: ReadonlyMap<string, unknown>): (id: string) => boolean {
  return (id) => ids.has(id);
}

/** At least one character that is no blank, and so many in all; a character outside the basic plane is one. */
export function hasLength(text: string, least: number): boolean {
  const trimmed = text.trim();
  if (trimmed.length < Math.max(1, least)) return false;
  return trimmed.length >= 2 * least || [...trimmed].length >= least;
}
