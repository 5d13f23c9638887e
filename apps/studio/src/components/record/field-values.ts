import type { ActRecord, CharacterRecord, LocationRecord, SceneRecord } from '@greenlight/schema';
import { formatClock, parseRunningTime } from '../story/running-time.ts';
import type { FieldDefinition } from './field-definitions.ts';
import { actName, sceneName } from './record-name.ts';

/** What names stand for the ids of a record. */
export interface NamedStory {
  characters: readonly CharacterRecord[];
  locations: readonly LocationRecord[];
  acts: readonly ActRecord[];
  scenes: readonly SceneRecord[];
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
    case 'act': {
      const act = story.acts.find((one) => one.id === value);
      return act ? actName(act) : '';
    }
    case 'scene': {
      const scene = story.scenes.find((one) => one.id === value);
      return scene ? sceneName(scene, story.locations) : '';
    }
    case 'switch':
      return value === true ? 'Yes' : 'No';
    case 'length':
      return formatClock(Number(value));
    case 'list':
      return toList(value).join(', ');
    default:
      return String(value);
  }
}

/** What stands in a text or select control for a value. */
export function toInput({ editor }: FieldDefinition, value: unknown): string {
  if (value === null || value === undefined) return '';
  return editor === 'length' ? formatClock(Number(value)) : String(value);
}

/** The value that a text or select control says; null when it is empty. A number that is none stays text, and the schema refuses it. */
export function fromInput({ name, editor }: FieldDefinition, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (editor === 'number') return /^-?\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
  if (editor === 'length') return parseRunningTime(trimmed);
  if (editor === 'switch' || name === 'interior') return trimmed === 'true';
  return trimmed;
}

export function toList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
