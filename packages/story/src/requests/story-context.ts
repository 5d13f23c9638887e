import type { StorySnapshot } from '@greenlight/schema';
import { isEmpty, sceneHeading, shorten } from '../reply/describe.ts';

/** The most characters of a project that a model is shown. */
export const CONTEXT_LIMIT = 24_000;
const PROSE_LIMIT = 400;

/**
 * A story's records as one JSON document for a model, names in place of ids. Bounded: of a story that is too long the
 * scenes are left out first, then whatever comes last, and `leftOut` counts them.
 */
export function storyContext(snapshot: StorySnapshot): string {
  const { project, characters, locations, relationships, scenes } = snapshot;
  const nameOf = (id: string): string =>
    [...characters, ...locations].find((record) => record.id === id)?.name ?? 'somebody';
  const sections: [string, object[]][] = [
    [
      'characters',
      characters.map(({ name, age, occupation, role, description, traits }) => ({
        name,
        age,
        occupation,
        role,
        description,
        traits,
      })),
    ],
    ['locations', locations.map(({ name, kind, description }) => ({ name, kind, description }))],
    [
      'relationships',
      relationships.map(({ from, to, type, description }) => ({
        from: nameOf(from),
        to: nameOf(to),
        type,
        description,
      })),
    ],
    [
      'scenes',
      scenes.map((scene) => ({
        number: scene.number,
        heading: sceneHeading(scene, scene.location ? nameOf(scene.location) : undefined),
        characters: scene.characters?.map(nameOf),
        summary: scene.summary,
      })),
    ],
  ];
  const { title, type, genre, logline, audience } = project;
  return fitContext(
    compact({ title, type, genre, logline, audience }),
    sections.map(([name, items]) => [name, items.map(compact)]),
  );
}

function fitContext(project: object, sections: [string, object[]][]): string {
  let room = CONTEXT_LIMIT - JSON.stringify(project).length;
  let leftOut = 0;
  const kept = sections.map(([name, items]) => {
    const taken = items.filter((item) => {
      const size = JSON.stringify(item).length + 1;
      const fits = size <= room;
      if (fits) room -= size;
      else leftOut += 1;
      return fits;
    });
    return [name, taken] as const;
  });
  return JSON.stringify({ project, ...Object.fromEntries(kept), ...(leftOut > 0 ? { leftOut } : {}) });
}

function compact(fields: object): object {
  const said = Object.entries(fields).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(
    said.map(([field, value]) => [field, typeof value === 'string' ? shorten(value, PROSE_LIMIT) : value]),
  );
}
