import type {
  ExpectedPerson,
  ExpectedPlace,
  ExpectedScenes,
  ExpectedStory,
  FoundPerson,
  FoundStory,
} from './expectation.ts';
import { type FieldResult, scoreFields } from './field-scoring.ts';
import { findForbidden, type NameResult, scoreNames } from './name-matching.ts';
import { type RelationshipResult, scoreRelationships } from './relationship-scoring.ts';
import { type SceneResult, scoreScenes } from './scene-scoring.ts';

export interface StoryResult {
  people: NameResult<ExpectedPerson, FoundPerson>;
  places: NameResult<ExpectedPlace, { name: string }>;
  fields: FieldResult;
  scenes: SceneResult;
  relationships: RelationshipResult;
  /** Names that must not be people, and are. */
  forbidden: string[];
}

const anyScenes: ExpectedScenes = { count: { min: 0, max: Number.POSITIVE_INFINITY }, standing: [] };

/**
 * Judges what stands against what must. `isComplete` says that the expectation names every relationship, so that any other
 * counts against it.
 */
export function scoreStory(expected: ExpectedStory, found: FoundStory, { isComplete = false } = {}): StoryResult {
  const people = scoreNames(expected.people, found.people);
  return {
    people,
    places: scoreNames(expected.places, found.places),
    fields: scoreFields(expected.people, people.matched),
    scenes: scoreScenes(expected.scenes ?? anyScenes, found.scenes, expected.people),
    relationships: scoreRelationships(expected.relationships ?? [], found.relationships, {
      people: expected.people,
      isComplete,
    }),
    forbidden: findForbidden(expected.never, found.people),
  };
}
