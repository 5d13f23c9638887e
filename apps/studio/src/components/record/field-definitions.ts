import {
  type ChangedKind,
  castRole,
  mediaKind,
  type RecordKind,
  relationshipType,
  sceneStatus,
  shotSize,
  timeOfDay,
  type Verdict,
} from '@greenlight/schema';
import type { SelectOption } from '../parts/SelectField.tsx';

/**
 * How a field is edited by hand. `person`, `people`, `place`, `act` and `scene` choose among the project's own; a `length` is entered as
 * minutes and seconds, and kept in seconds.
 */
export type FieldEditor =
  | 'line'
  | 'prose'
  | 'number'
  | 'length'
  | 'choice'
  | 'switch'
  | 'list'
  | 'person'
  | 'people'
  | 'place'
  | 'act'
  | 'scene';

export interface FieldDefinition {
  name: string;
  label: string;
  editor: FieldEditor;
  options?: readonly SelectOption[];
  /** A record cannot be without it. */
  isRequired?: boolean;
  /** Stands above the other fields, with a control of its own. A new record begins without it. */
  isShownApart?: boolean;
}

const choices = (values: readonly string[]) =>
  values.map((value) => ({ value, label: `${value[0]?.toUpperCase()}${value.slice(1).replaceAll('-', ' ')}` }));

/** Inside and outside are yes and no in the record. */
const sideOptions: readonly SelectOption[] = [
  { value: 'true', label: 'INT. (inside)' },
  { value: 'false', label: 'EXT. (outside)' },
];

const verdictOptions: readonly (SelectOption & { value: Verdict })[] = [
  { value: 'approved', label: 'Approved' },
  { value: 'changes', label: 'Asks for changes' },
];

/** The fields of each kind, in the order they are shown. */
export const fieldDefinitions: Record<RecordKind, readonly FieldDefinition[]> = {
  character: [
    { name: 'name', label: 'Name', editor: 'line', isRequired: true },
    { name: 'age', label: 'Age', editor: 'number' },
    { name: 'occupation', label: 'Occupation', editor: 'line' },
    { name: 'role', label: 'Role', editor: 'choice', options: choices(castRole.options) },
    { name: 'description', label: 'Description', editor: 'prose' },
    { name: 'traits', label: 'Traits', editor: 'list' },
    { name: 'aliases', label: 'Also called', editor: 'list' },
  ],
  location: [
    { name: 'name', label: 'Name', editor: 'line', isRequired: true },
    { name: 'kind', label: 'Kind of place', editor: 'line' },
    { name: 'description', label: 'Description', editor: 'prose' },
    { name: 'aliases', label: 'Also called', editor: 'list' },
  ],
  scene: [
    { name: 'number', label: 'Number', editor: 'number' },
    { name: 'title', label: 'Title', editor: 'line' },
    { name: 'interior', label: 'Inside or outside', editor: 'choice', options: sideOptions },
    { name: 'location', label: 'Place', editor: 'place' },
    { name: 'timeOfDay', label: 'Time of day', editor: 'choice', options: choices(timeOfDay.options) },
    { name: 'characters', label: 'Cast', editor: 'people' },
    { name: 'summary', label: 'What happens', editor: 'prose' },
    { name: 'act', label: 'Act', editor: 'act' },
    { name: 'runningTime', label: 'Running time', editor: 'length' },
    { name: 'status', label: 'Status', editor: 'choice', options: choices(sceneStatus.options), isShownApart: true },
  ],
  relationship: [
    { name: 'from', label: 'Who', editor: 'person', isRequired: true },
    { name: 'type', label: 'Is', editor: 'choice', options: choices(relationshipType.options), isRequired: true },
    { name: 'to', label: 'To whom', editor: 'person', isRequired: true },
    { name: 'description', label: 'In what way', editor: 'prose' },
  ],
  act: [
    { name: 'number', label: 'Number', editor: 'number', isRequired: true },
    { name: 'title', label: 'Title', editor: 'line' },
    { name: 'summary', label: 'What happens', editor: 'prose' },
  ],
  beat: [
    { name: 'title', label: 'Beat', editor: 'line', isRequired: true },
    { name: 'summary', label: 'What happens', editor: 'prose' },
    { name: 'act', label: 'Act', editor: 'act' },
    { name: 'number', label: 'Number', editor: 'number' },
    { name: 'approved', label: 'Approved', editor: 'switch', isShownApart: true },
  ],
  panel: [
    { name: 'scene', label: 'Scene', editor: 'scene', isRequired: true },
    { name: 'number', label: 'Number', editor: 'number' },
    { name: 'shotSize', label: 'Shot size', editor: 'choice', options: choices(shotSize.options) },
    { name: 'description', label: 'What we see', editor: 'prose' },
    { name: 'approved', label: 'Approved', editor: 'switch', isShownApart: true },
  ],
  media: [
    { name: 'title', label: 'Title', editor: 'line', isRequired: true },
    { name: 'kind', label: 'Kind', editor: 'choice', options: choices(mediaKind.options), isRequired: true },
    { name: 'text', label: 'Text', editor: 'prose' },
    ...subjects(),
  ],
  review: [
    { name: 'verdict', label: 'Verdict', editor: 'choice', options: verdictOptions, isRequired: true },
    { name: 'text', label: 'Words', editor: 'prose' },
  ],
  note: [
    { name: 'text', label: 'Note', editor: 'prose', isRequired: true },
    { name: 'blocking', label: 'Holds the film back', editor: 'switch' },
    { name: 'resolved', label: 'Resolved', editor: 'switch', isShownApart: true },
    ...subjects(),
  ],
};

function subjects(): FieldDefinition[] {
  return [
    { name: 'character', label: 'About whom', editor: 'person' },
    { name: 'location', label: 'About which place', editor: 'place' },
    { name: 'scene', label: 'About which scene', editor: 'scene' },
  ];
}

export const kindWords: Record<RecordKind, { one: string; add: string }> = {
  character: { one: 'person', add: 'Add a person' },
  location: { one: 'place', add: 'Add a place' },
  scene: { one: 'scene', add: 'Add a scene' },
  relationship: { one: 'relationship', add: 'Relate two people' },
  act: { one: 'act', add: 'Add an act' },
  beat: { one: 'beat', add: 'Add a beat' },
  panel: { one: 'panel', add: 'Add a panel' },
  media: { one: 'sheet', add: 'Add a sheet' },
  review: { one: 'review', add: 'Write a review' },
  note: { one: 'note', add: 'Leave a note' },
};

/** A field's name as the page says it. */
export function fieldLabel(kind: ChangedKind, field: string): string {
  if (kind === 'project') return `${field[0]?.toUpperCase()}${field.slice(1)}`;
  return fieldDefinitions[kind].find((one) => one.name === field)?.label ?? field;
}
