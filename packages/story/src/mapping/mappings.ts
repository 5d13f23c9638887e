import type { StoryKind } from '@greenlight/schema';

/** How what was said becomes a record of a kind. */
export interface Mapping {
  /** Goes up whenever the fields below change; `mapping-versions.json` keeps what each version was. */
  version: number;
  /** What a message tells. A field that points at other records is told by their names. */
  told: readonly string[];
  /** What a record has besides, and no message of this kind tells. */
  elsewhere: readonly string[];
}

/** The mapping of each kind. Together the fields are those of its collection. */
export const mappings = {
  character: {
    version: 1,
    told: ['name', 'aliases', 'age', 'occupation', 'role', 'description', 'traits'],
    elsewhere: [],
  },
  location: { version: 1, told: ['name', 'aliases', 'kind', 'description'], elsewhere: [] },
  scene: {
    version: 2,
    told: ['title', 'number', 'interior', 'location', 'timeOfDay', 'characters', 'summary'],
    elsewhere: ['act', 'status', 'runningTime'],
  },
  relationship: { version: 1, told: ['from', 'to', 'type', 'description'], elsewhere: [] },
} as const satisfies Record<StoryKind, Mapping>;
