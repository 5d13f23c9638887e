import type { FoundStory } from '../../packages/story/eval/expectation.ts';
import type { Row, Studio } from './studio.ts';

/** What the database holds for a project, with names in place of ids. */
export async function readStory(studio: Studio, projectId: string): Promise<FoundStory> {
  const read = (collection: string) => studio.readRows(collection, projectId);
  const [characters, locations, scenes, relationships] = [
    await read('characters'),
    await read('locations'),
    await read('scenes'),
    await read('relationships'),
  ];
  const names = new Map([...characters, ...locations].map((row) => [row.id, row.name ?? row.id]));
  const nameOf = (id: unknown) => names.get(String(id)) ?? String(id);
  return {
    people: characters.map((row) => ({
      name: nameOf(row.id),
      age: numberOf(row.age),
      occupation: textOf(row.occupation),
      role: textOf(row.role),
    })),
    places: locations.map((row) => ({ name: nameOf(row.id) })),
    scenes: scenes.map((row) => readScene(row, nameOf)),
    relationships: relationships.map((row) => ({ from: nameOf(row.from), to: nameOf(row.to), type: String(row.type) })),
  };
}

function readScene(row: Row, nameOf: (id: unknown) => string): FoundStory['scenes'][number] {
  return {
    location: row.location ? nameOf(row.location) : null,
    timeOfDay: textOf(row.timeOfDay),
    interior: typeof row.interior === 'boolean' ? row.interior : null,
    characters: Array.isArray(row.characters) ? row.characters.map(nameOf) : [],
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
