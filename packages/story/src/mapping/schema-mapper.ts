import {
  type CharacterFields,
  type ExtractedCharacter,
  type ExtractedLocation,
  type ExtractedRelationship,
  type ExtractedScene,
  GreenlightError,
  invalidField,
  type LocationFields,
  type RelationshipFields,
  recordId,
  referencesOf,
  type SceneFields,
  type StoryKind,
} from '@greenlight/schema';
import { mappings } from './mappings.ts';

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
  /** Throws VALIDATION for a kind that there is not, and when a name has no record in the project. Values are not judged here: the field schemas do that at the write. */
  mapToCollectionSchema<K extends StoryKind>(
    kind: K,
    data: MappableData[K],
    projectId: string,
    resolve?: NameResolver,
  ): CollectionInput<K> {
    if (!Object.hasOwn(mappings, kind))
      throw invalidField('kind', `"${kind}" is none; say ${Object.keys(mappings).join(', ')}`);
    const said: Readonly<Record<string, unknown>> = { ...data };
    const fields = mappings[kind].told
      .map((field) => [field, mapValue(kind, field, said[field], resolve)] as const)
      .filter(([, value]) => value !== undefined);
    // The mapping names fields of this kind alone; a test holds it to the collection's.
    return { ...Object.fromEntries(fields), project: projectId, createdVia: 'chat' } as CollectionInput<K>;
  }
}

/** A value as the collection takes it: where the field points at other records, their ids for the names that were said. */
function mapValue(kind: StoryKind, field: string, value: unknown, resolve: NameResolver | undefined): unknown {
  const reference = referencesOf[kind].find((each) => each.field === field);
  if (value === undefined || (reference?.to !== 'character' && reference?.to !== 'location')) return value;
  const { to } = reference;
  const idOf = (name: unknown): string => toId(to, String(name), resolve);
  return Array.isArray(value) ? [...new Set(value.map(idOf))] : idOf(value);
}

function toId(kind: 'character' | 'location', name: string, resolve: NameResolver | undefined): string {
  const id = resolve?.[kind](name) ?? (recordId.safeParse(name).success ? name : undefined);
  if (id !== undefined) return id;
  throw new GreenlightError('VALIDATION', `There is no ${kind} called "${name}" in this project. Add it first.`, {
    details: { fields: [{ field: kind, message: `"${name}" is not in this project` }] },
  });
}
