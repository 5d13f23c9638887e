import {
  type CharacterFields,
  type ExtractedCharacter,
  type ExtractedLocation,
  type ExtractedRelationship,
  type ExtractedScene,
  GreenlightError,
  type LocationFields,
  type RelationshipFields,
  recordId,
  type SceneFields,
  type StoryKind,
} from '@greenlight/schema';

type Unweighed<T> = Omit<T, 'confidence' | 'evidence'> & { confidence?: number; evidence?: unknown };

/** What each kind is mapped from: an extracted entity, with or without its confidence and evidence. */
export interface MappableData {
  character: Unweighed<ExtractedCharacter> & { aliases?: string[] };
  location: Unweighed<ExtractedLocation> & { aliases?: string[] };
  scene: Partial<Unweighed<ExtractedScene>>;
  relationship: Unweighed<ExtractedRelationship>;
}

interface FieldsByKind {
  character: CharacterFields;
  location: LocationFields;
  scene: SceneFields;
  relationship: RelationshipFields;
}

/** What a collection takes for a new record. */
export type CollectionInput<K extends StoryKind> = FieldsByKind[K] & { project: string; createdVia: 'chat' };

/** Finds the id that a name has inside one project; undefined when it has none there, or several. */
export interface NameResolver {
  character(name: string): string | undefined;
  location(name: string): string | undefined;
}

/** Maps extracted entities to what the collections take. Names become ids inside the project alone. */
export class SchemaMapper {
  /** Throws VALIDATION when a name has no record in the project. Values are not judged here: the field schemas do that at the write. */
  mapToCollectionSchema<K extends StoryKind>(
    kind: K,
    data: MappableData[K],
    projectId: string,
    resolve?: NameResolver,
  ): CollectionInput<K> {
    const fields = mappers[kind](data, resolve);
    return { ...present(fields), project: projectId, createdVia: 'chat' };
  }
}

type Mapper<K extends StoryKind> = (data: MappableData[K], resolve: NameResolver | undefined) => FieldsByKind[K];

const mappers: { [K in StoryKind]: Mapper<K> } = {
  character: ({ name, aliases, age, occupation, role, description, traits }) => ({
    name,
    aliases,
    age,
    occupation,
    role,
    description,
    traits,
  }),
  location: ({ name, aliases, kind, description }) => ({ name, aliases, kind, description }),
  scene: ({ title, number, interior, location, timeOfDay, characters, summary }, resolve) => ({
    title,
    number,
    interior,
    location: location === undefined ? undefined : toId('location', location, resolve),
    timeOfDay,
    characters: characters && [...new Set(characters.map((name) => toId('character', name, resolve)))],
    summary,
  }),
  relationship: ({ from, to, type, description }, resolve) => ({
    from: toId('character', from, resolve),
    to: toId('character', to, resolve),
    type,
    description,
  }),
};

function toId(kind: 'character' | 'location', name: string, resolve: NameResolver | undefined): string {
  const id = resolve?.[kind](name) ?? (recordId.safeParse(name).success ? name : undefined);
  if (id !== undefined) return id;
  throw new GreenlightError('VALIDATION', `There is no ${kind} called "${name}" in this project. Add it first.`, {
    details: { fields: [{ field: kind, message: `"${name}" is not in this project` }] },
  });
}

function present<T extends object>(fields: T): T {
  // Dropping the undefined keys of an object leaves an object of the same type: every such key is optional.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
