import { correctedFields, type Question, type Reading } from '@greenlight/schema';
import { type FieldDefinition, fieldDefinitions } from '../record/field-definitions.ts';

// What a review card says of a reading.

/** A question that shows a reading. */
export type ReadingQuestion = Omit<Question, 'following'> & { reading: Reading };

/** The readings that a question brings, the one that is asked about first. */
export function readingsOf({ following = [], ...question }: Question): ReadingQuestion[] {
  return [question, ...following].filter((one): one is ReadingQuestion => one.reading !== undefined);
}

const kinds = { character: 'a person', location: 'a place', scene: 'a scene', relationship: 'how they are related' };

/** What is asked, as a sentence before its question mark. `“Kestrel”` stands in its own words below it. */
export function readingTitle({ kind, name, about }: Reading): string {
  if (about !== undefined) return `I read this about ${name}. Is that right?`;
  if (kind === 'relationship') return `I read this of ${name}. Is that right?`;
  return `I read ${kind === 'scene' ? 'this' : `“${name}”`} as ${kinds[kind]}. Is that right?`;
}

/** The fields that a card shows: what would be written. The name is in its title. */
export function shownFields({ kind, values }: Reading): FieldDefinition[] {
  return definitionsOf(kind).filter(({ name }) => name in values && name !== 'name');
}

/** The fields of a form that sets a reading right, as texts: what is always worth a word, and what was read. */
export function formFields(kind: Reading['kind'], { values, about }: Reading): FieldDefinition[] {
  const canBe = Object.keys(correctedFields[kind].shape);
  const offered = definitionsOf(kind).filter(
    ({ name }) => canBe.includes(name) && (usual[kind].includes(name) || name in values),
  );
  const named = definitionsOf(kind).filter(({ name }) => name === 'name' && about === undefined);
  return [...named, ...offered];
}

const usual: Readonly<Record<Reading['kind'], readonly string[]>> = {
  character: ['age', 'occupation', 'role'],
  location: ['kind'],
  scene: ['title', 'interior', 'location', 'timeOfDay'],
  relationship: ['type', 'description'],
};

/** A reading names people and places that have no record yet, so they are typed as they are called. */
function definitionsOf(kind: Reading['kind']): FieldDefinition[] {
  return fieldDefinitions[kind].map((definition) => {
    const isTyped = ['place', 'person', 'people', 'list'].includes(definition.editor);
    return isTyped ? { ...definition, editor: 'line' } : definition;
  });
}

/** A value of a reading in words. */
export function readingWords({ options }: FieldDefinition, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return options?.find((option) => option.value === String(value))?.label ?? String(value);
}
