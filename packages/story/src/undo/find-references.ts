import type { StorySnapshot } from '@greenlight/schema';

/** One record that points at another. */
export interface Reference {
  from: { kind: 'scene' | 'relationship'; id: string; field: string };
  /** The id that it points at. */
  to: string;
}

/** Everything in a story that points at something else in it. */
export function findReferences({ scenes, relationships }: StorySnapshot): Reference[] {
  return [
    ...scenes.flatMap(({ id, location, characters }) => [
      ...(location ? [refer('scene', id, 'location', location)] : []),
      ...(characters ?? []).map((character) => refer('scene', id, 'characters', character)),
    ]),
    ...relationships.flatMap(({ id, from, to }) => [
      refer('relationship', id, 'from', from),
      refer('relationship', id, 'to', to),
    ]),
  ];
}

function refer(kind: Reference['from']['kind'], id: string, field: string, to: string): Reference {
  return { from: { kind, id, field }, to };
}
