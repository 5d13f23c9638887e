import type { CharacterRecord, LocationRecord } from '@greenlight/schema';
import type { FieldDefinition } from './field-definitions.ts';

/** What names stand for the ids of a record. */
export interface NamedStory {
  characters: readonly CharacterRecord[];
  locations: readonly LocationRecord[];
}

/** A field's value in words; empty for what a record does not say. */
export function toWords({ editor, options }: FieldDefinition, value: unknown, story: NamedStory): string {
  if (value === null || value === undefined) return '';
  const nameIn = (records: readonly { id: string; name: string }[], id: unknown) =>
    records.find((one) => one.id === id)?.name ?? '';
  switch (editor) {
    case 'choice':
      return options?.find((option) => option.value === String(value))?.label ?? String(value);
    case 'place':
      return nameIn(story.locations, value);
    case 'person':
      return nameIn(story.characters, value);
    case 'people':
      return toList(value)
        .map((id) => nameIn(story.characters, id))
        .filter(Boolean)
        .join(', ');
    case 'list':
      return toList(value).join(', ');
    default:
      return String(value);
  }
}

/** What stands in a text or select control for a value. */
export function toInput(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** The value that a text or select control says; null when it is empty. A number that is none stays text, and the schema refuses it. */
export function fromInput({ name, editor }: FieldDefinition, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (editor === 'number') return /^-?\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
  if (name === 'interior') return trimmed === 'true';
  return trimmed;
}

export function toList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
