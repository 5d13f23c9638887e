import type { StoryResult } from './scoring.ts';
import { createTally, sumTallies, type Tally } from './tally.ts';

export const measureNames = [
  'people',
  'places',
  'age',
  'occupation',
  'role',
  'scenes',
  'scene cast',
  'interior',
  'related pairs',
  'relationship types',
  'updates',
  'bulk',
  'intents',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** What one message or conversation adds to the totals. */
export interface Evaluation {
  label: string;
  measures: Partial<Record<MeasureName, Tally>>;
  /** What was created by a message that must create nothing. */
  falseCreations: string[];
  faults: string[];
}

/** The story's part of an evaluation. */
export function measureStory(result: StoryResult): Pick<Evaluation, 'measures' | 'faults'> {
  const { people, places, fields, scenes, relationships, forbidden } = result;
  const { age, occupation, role } = fields.tallies;
  return {
    measures: {
      people: people.tally,
      places: places.tally,
      age,
      occupation,
      role,
      scenes: scenes.tally,
      'scene cast': scenes.cast,
      interior: scenes.interior,
      'related pairs': relationships.pairs,
      'relationship types': relationships.types,
    },
    faults: [
      ...list('missing people', people.missed),
      ...list('unexpected people', people.spurious),
      ...list(
        'doubled people',
        people.doubles.map(({ name, of }) => `${name} (= ${of.name})`),
      ),
      ...list('must not be people', forbidden),
      ...list('missing places', places.missed),
      ...list('unexpected places', [
        ...places.spurious,
        ...places.doubles.map(({ name, of }) => `${name} (= ${of.name})`),
      ]),
      ...list('fields', fields.faults),
      ...list('scenes', scenes.faults),
      ...list('relationships', relationships.missed),
      ...list('unexpected relationships', relationships.spurious),
    ],
  };
}

/** All evaluations as one tally for each measure. */
export function sumMeasures(evaluations: readonly Evaluation[]): Record<MeasureName, Tally> {
  const entries = measureNames.map((name) => [
    name,
    sumTallies(evaluations.map((each) => each.measures[name] ?? createTally())),
  ]);
  // Every measure's name is mapped to a tally just above, which `fromEntries` cannot express.
  return Object.fromEntries(entries) as Record<MeasureName, Tally>;
}

function list(title: string, items: string[]): string[] {
  return items.length === 0 ? [] : [`${title}: ${items.join('; ')}`];
}
