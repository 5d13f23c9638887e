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
  const exists = (value: unknown) => !reference || (typeof value === 'string' && index.has(reference.to, value));
  return (record) => {
    const value: unknown = Reflect.get(record, field);
    if (typeof value === 'string') return hasLength(value, minLength) && exists(value);
    if (Array.isArray(value)) return value.some(exists);
    return value !== null && value !== undefined;
  };
}

/** At least one character that is no blank, and so many in all; a character outside the basic plane is one. */
function hasLength(text: string, least: number): boolean {
  const trimmed = text.trim();
  if (trimmed.length < Math.max(1, least)) return false;
  return trimmed.length >= 2 * least || [...trimmed].length >= least;
}
