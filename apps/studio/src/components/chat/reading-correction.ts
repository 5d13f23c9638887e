import type { Correction, Reading } from '@greenlight/schema';
import type { FieldDefinition } from '../record/field-definitions.ts';
import { fromInput } from '../record/field-values.ts';
import { formFields, readingWords } from './reading-words.ts';

/** What a form that sets a reading right holds. */
export interface ReadingDraft {
  kind: Reading['kind'] | 'nothing';
  /** By field, as typed. */
  texts: Readonly<Record<string, string>>;
}

export function draftOf(reading: Reading): ReadingDraft {
  const texts = formFields(reading.kind, reading).map(({ name }) => [name, toText(reading.values[name])]);
  return { kind: reading.kind, texts: Object.fromEntries(texts) };
}

/** What she changed, and nothing else: the values that she leaves alone keep the words they came from. Null for what is nothing at all. */
export function toCorrection(reading: Reading, { kind, texts }: ReadingDraft): Correction | null {
  if (kind === 'nothing') return null;
  const isMoved = kind !== reading.kind;
  const set: Record<string, unknown> = {};
  for (const definition of formFields(kind, reading)) {
    const { name } = definition;
    const before = isMoved && name !== 'name' && name !== 'description' ? '' : toText(reading.values[name]);
    const now = (texts[name] ?? before).trim();
    if (name !== 'name' && now !== before) set[name] = fromText(definition, now, reading.values[name]);
  }
  const name = (texts.name ?? '').trim();
  return {
    ...(isMoved && (kind === 'character' || kind === 'location') ? { kind } : {}),
    ...('name' in texts && name !== reading.name ? { name } : {}),
    set,
  };
}

/** Whether a form holds what was read, and no more. */
export function isUntouched({ kind, name, set }: Correction): boolean {
  return kind === undefined && name === undefined && Object.keys(set).length === 0;
}

/** A correction as she would say it: the words of her turn. */
export function correctionWords(reading: Reading, correction: Correction): string {
  const kind = correction.kind ?? reading.kind;
  const parts = formFields(kind, reading).flatMap((definition) => {
    if (definition.name === 'name' || !(definition.name in correction.set)) return [];
    const words = readingWords(definition, correction.set[definition.name]);
    return `${definition.label.toLocaleLowerCase('en')}: ${words || 'none'}`;
  });
  const as = correction.kind ? [correction.kind === 'location' ? 'a place' : 'a person'] : [];
  const named = correction.name ? [`name: ${correction.name}`] : [];
  return `${reading.name}, set right: ${[...as, ...named, ...parts].join(', ')}`;
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function fromText(definition: FieldDefinition, text: string, was: unknown): unknown {
  const isList = Array.isArray(was) || ['traits', 'characters', 'aliases'].includes(definition.name);
  if (!isList) return fromInput(definition, text);
  return text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}
