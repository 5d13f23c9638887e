import type { NoteRecord } from '@greenlight/schema';
import type { ProjectState } from '../../client/project-state.ts';
import { sceneName } from '../record/record-name.ts';
import { byNumber } from '../structure/ordering.ts';

export const subjectKinds = ['character', 'location', 'scene'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Whom or what a note is about. */
export interface Subject {
  kind: SubjectKind;
  id: string;
  name: string;
}

type Cast = Pick<ProjectState, 'characters' | 'locations' | 'scenes'>;

/** Everybody and everything that a note can be about, by kind. */
export function subjectsOf({ characters, locations, scenes }: Cast): Record<SubjectKind, Subject[]> {
  return {
    character: characters.map(({ id, name }) => ({ kind: 'character', id, name })),
    location: locations.map(({ id, name }) => ({ kind: 'location', id, name })),
    scene: byNumber(scenes).map((scene) => ({ kind: 'scene', id: scene.id, name: sceneName(scene, locations) })),
  };
}

/** What a note is about; empty when it is about the whole film. */
export function subjectsOfNote(note: NoteRecord, story: Cast): Subject[] {
  const all = subjectsOf(story);
  return subjectKinds.flatMap((kind) => all[kind].filter(({ id }) => id === note[kind]));
}
