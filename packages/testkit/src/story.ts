import type {
  CharacterRecord,
  Evidence,
  ExtractedCharacter,
  ExtractedLocation,
  ExtractedRelationship,
  ExtractedScene,
  ExtractedUpdate,
  Extraction,
  LocationRecord,
  RelationshipRecord,
  SceneRecord,
  Span,
  StorySnapshot,
} from '@greenlight/schema';

/** The project of every record made here. */
export const PROJECT_ID = '00000000-0000-4000-8000-00000000000a';
/** The message of a turn under test. */
export const MESSAGE_ID = '00000000-0000-4000-8000-00000000000b';
/** The message that records made here came from. */
export const EARLIER_MESSAGE_ID = '00000000-0000-4000-8000-00000000000c';

/** A uuid that says its number: `uuid(3)`. */
export function uuid(number: number): string {
  return `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
}

/** Ids in order, from `uuid(first)`. */
export function createIds(first = 1000): () => string {
  let next = first;
  return () => uuid(next++);
}

const base = { project: PROJECT_ID, createdVia: 'chat', sources: {} } as const;

export function characterRecord(id: number, name: string, fields: Partial<CharacterRecord> = {}): CharacterRecord {
  return { ...base, id: uuid(id), name, ...fields };
}

export function locationRecord(id: number, name: string, fields: Partial<LocationRecord> = {}): LocationRecord {
  return { ...base, id: uuid(id), name, ...fields };
}

export function sceneRecord(id: number, fields: Partial<SceneRecord> = {}): SceneRecord {
  return { ...base, id: uuid(id), ...fields };
}

export function relationshipRecord(
  id: number,
  from: number,
  to: number,
  fields: Partial<RelationshipRecord> = {},
): RelationshipRecord {
  return { ...base, id: uuid(id), from: uuid(from), to: uuid(to), type: 'friend', ...fields };
}

export function storySnapshot(records: Partial<Omit<StorySnapshot, 'project'>> = {}): StorySnapshot {
  const project = { id: PROJECT_ID, title: 'The Scandal', type: 'feature-film' } as const;
  return { project, characters: [], locations: [], scenes: [], relationships: [], ...records };
}

/** The first words of a message that say this, as evidence. Throws when they are not in it. */
export function spanOf(message: string, words: string): Span {
  const start = message.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${message}"`);
  return [start, start + words.length];
}

type Weighed = { confidence: number; evidence: Evidence };
const sure: Weighed = { confidence: 0.95, evidence: {} };

export function saidCharacter(name: string, fields: Partial<ExtractedCharacter> = {}): ExtractedCharacter {
  return { ...sure, name, ...fields };
}

export function saidLocation(name: string, fields: Partial<ExtractedLocation> = {}): ExtractedLocation {
  return { ...sure, name, ...fields };
}

export function saidScene(fields: Partial<ExtractedScene> = {}): ExtractedScene {
  return { ...sure, characters: [], ...fields };
}

export function saidRelationship(
  from: string,
  to: string,
  fields: Partial<ExtractedRelationship> = {},
): ExtractedRelationship {
  return { ...sure, from, to, type: 'friend', ...fields };
}

export function saidUpdate(
  name: string,
  set: Record<string, unknown>,
  fields: Partial<ExtractedUpdate> = {},
): ExtractedUpdate {
  return { ...sure, kind: 'character', name, set, ...fields };
}

/** An extraction of the rules with these parts and nothing else. */
export function extractionOf(parts: Partial<Extraction> = {}): Extraction {
  return {
    intent: 'story_create',
    characters: [],
    scenes: [],
    locations: [],
    relationships: [],
    updates: [],
    engine: 'rules',
    questions: [],
    ...parts,
  };
}
