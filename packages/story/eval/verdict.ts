import type { ExpectedStory } from './expectation.ts';
import type { StoryResult } from './scoring.ts';
import { type Score, scoreTally } from './tally.ts';

/** The least that is accepted for a measure; shares between 0 and 1. */
export type Threshold = Pick<Score, 'precision' | 'recall'>;

/** What is wrong with a story that must stand, one line each. Empty when it stands. */
export function findFailures(expected: ExpectedStory, result: StoryResult, threshold: { people: Threshold }): string[] {
  return [
    ...expected.people
      .filter((each) => each.principal && !result.people.matched.has(each))
      .map(({ name }) => `${name} is missing`),
    ...result.people.doubles
      .filter(({ of }) => of.principal)
      .map(({ name, of }) => `${of.name} stands again as ${name}`),
    ...expected.places
      .filter((each) => each.key && !result.places.matched.has(each))
      .map(({ name }) => `${name} is missing`),
    ...result.forbidden.map((name) => `${name} must not be a person`),
    ...findShortfalls('people', scoreTally(result.people.tally), threshold.people),
  ];
}

/** Texts that were sent and are not among those kept, each as often as it is missing. */
export function findLost(sent: readonly string[], kept: readonly string[]): string[] {
  const left = [...kept];
  return sent.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function findShortfalls(name: string, score: Score, threshold: Threshold): string[] {
  return (['precision', 'recall'] as const)
    .filter((measure) => score[measure] < threshold[measure])
    .map((measure) => `${measure} of ${name} is ${score[measure].toFixed(3)}, below ${threshold[measure]}`);
}
