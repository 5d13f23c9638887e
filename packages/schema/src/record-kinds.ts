import * as z from 'zod';
import {
  type ActRecord,
  actFields,
  type BeatRecord,
  beatFields,
  type MediaRecord,
  mediaFields,
  type NoteRecord,
  noteFields,
  type PanelRecord,
  panelFields,
  type ReviewRecord,
  reviewFields,
} from './planning-records.ts';
import {
  type CharacterRecord,
  characterFields,
  type LocationRecord,
  locationFields,
  type ProjectRecord,
  type RelationshipRecord,
  relationshipFields,
  type SceneRecord,
  sceneFields,
} from './records.ts';

/** Kinds of record that make up the story: what is read from a writer's words. */
export const storyKind = z.enum(['character', 'location', 'scene', 'relationship']);
export type StoryKind = z.infer<typeof storyKind>;

/** Kinds of record that the film is planned with, beside its story. */
export const planningKind = z.enum(['act', 'beat', 'panel', 'media', 'review', 'note']);
export type PlanningKind = z.infer<typeof planningKind>;

/** Every kind of record that a project holds. */
export const recordKind = z.enum([...storyKind.options, ...planningKind.options]);
export type RecordKind = z.infer<typeof recordKind>;

/** Whether a change of this kind changes the film: reviews and notes are words about it, as members are people around it. */
export function isOfTheFilm(kind: string): boolean {
  return kind === 'project' || (kind !== 'review' && kind !== 'note' && recordKind.safeParse(kind).success);
}

/** The collection that holds each kind. */
export const collectionOf = {
  character: 'characters',
  location: 'locations',
  scene: 'scenes',
  relationship: 'relationships',
  act: 'acts',
  beat: 'beats',
  panel: 'panels',
  media: 'media',
  review: 'reviews',
  note: 'notes',
} as const satisfies Record<RecordKind, string>;

export interface StoryRecords {
  character: CharacterRecord;
  location: LocationRecord;
  scene: SceneRecord;
  relationship: RelationshipRecord;
}

export interface ProjectRecords extends StoryRecords {
  act: ActRecord;
  beat: BeatRecord;
  panel: PanelRecord;
  media: MediaRecord;
  review: ReviewRecord;
  note: NoteRecord;
}

/** The field schemas by kind: what a write is judged by, from whichever face it comes. */
export const fieldsOf = {
  character: characterFields,
  location: locationFields,
  scene: sceneFields,
  relationship: relationshipFields,
  act: actFields,
  beat: beatFields,
  panel: panelFields,
  media: mediaFields,
  review: reviewFields,
  note: noteFields,
} as const;

/** A field that holds the id of another record of the same project, or a list of them. */
export interface Reference {
  field: string;
  to: RecordKind;
  isList?: boolean;
  /** The record is nothing without it, and goes with it. */
  isRequired?: boolean;
}

/** What each kind of record points to. */
export const referencesOf: Readonly<Record<RecordKind, readonly Reference[]>> = {
  character: [],
  location: [],
  scene: [
    { field: 'location', to: 'location' },
    { field: 'characters', to: 'character', isList: true },
    { field: 'act', to: 'act' },
  ],
  relationship: [
    { field: 'from', to: 'character', isRequired: true },
    { field: 'to', to: 'character', isRequired: true },
  ],
  act: [],
  beat: [{ field: 'act', to: 'act' }],
  panel: [{ field: 'scene', to: 'scene', isRequired: true }],
  media: subjects(),
  review: [],
  note: subjects(),
};

function subjects(): Reference[] {
  return [
    { field: 'character', to: 'character' },
    { field: 'location', to: 'location' },
    { field: 'scene', to: 'scene' },
  ];
}

/** All of a project's story at one moment, as the engines read it. */
export interface StorySnapshot {
  project: ProjectRecord;
  characters: CharacterRecord[];
  locations: LocationRecord[];
  scenes: SceneRecord[];
  relationships: RelationshipRecord[];
}
