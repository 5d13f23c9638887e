import type { Accepted, ExpectedPerson, ExpectedScene, ExpectedScenes, FoundScene } from './expectation.ts';
import { isSamePerson } from './name-matching.ts';
import { nameKey } from './names.ts';

import { createTally, type Tally } from './tally.ts';

export interface SceneResult {
  /** By location and time of day. Scenes beyond the plausible count are spurious. */
  tally: Tally;
  /** Expected people in the scenes that were found. */
  cast: Tally;
  /** Interior or exterior of the scenes that were found, where it was expected. */
  interior: Tally;
  isCountPlausible: boolean;
  faults: string[];
}

/** Matches scenes one to one, the most specific expectations first. */
export function scoreScenes(expected: ExpectedScenes, found: FoundScene[], people: ExpectedPerson[]): SceneResult {
  const result: SceneResult = {
    tally: createTally(),
    cast: createTally(),
    interior: createTally(),
    isCountPlausible: found.length >= expected.count.min && found.length <= expected.count.max,
    faults: [],
  };
  const left = new Set(found);
  for (const scene of [...expected.standing].sort((a, b) => specificity(b) - specificity(a))) {
    const candidates = [...left].filter((each) => isScene(each, scene));
    const match = candidates.sort((a, b) => castOf(b, scene, people) - castOf(a, scene, people))[0];
    if (match) left.delete(match);
    scoreScene(scene, match, people, result);
  }
  const room = expected.count.max - expected.standing.length;
  result.tally.spurious += Math.max(0, left.size - room);
  if (left.size > room)
    result.faults.push(...[...left].map((scene) => `unexpected: ${scene.location ?? '?'}, ${scene.timeOfDay ?? '?'}`));
  return result;
}

function scoreScene(
  scene: ExpectedScene,
  match: FoundScene | undefined,
  people: ExpectedPerson[],
  result: SceneResult,
): void {
  if (scene.optional) return;
  if (!match) {
    result.tally.missed++;
    result.faults.push(`missing: ${scene.locationIncludes?.join('/') ?? '?'}, ${String(scene.timeOfDay ?? '?')}`);
    return;
  }
  result.tally.hits++;
  const wanted = scene.charactersInclude ?? [];
  const present = castOf(match, scene, people);
  result.cast.hits += present;
  result.cast.missed += wanted.length - present;
  if (present < wanted.length)
    result.faults.push(
      `cast of ${match.location ?? '?'}: ${match.characters.join(', ') || 'nobody'} (${wanted.join(', ')})`,
    );
  if (scene.interior === undefined) return;
  if (scene.interior === match.interior) result.interior.hits++;
  else result.interior.missed++;
}

function isScene(found: FoundScene, expected: ExpectedScene): boolean {
  const location = nameKey(found.location ?? '');
  const isPlace =
    !expected.locationIncludes || expected.locationIncludes.some((each) => location.includes(nameKey(each)));
  return isPlace && (expected.timeOfDay === undefined || isOneOf(expected.timeOfDay, found.timeOfDay));
}

function isOneOf(accepted: Accepted<string>, value: string | null | undefined): boolean {
  return typeof value === 'string' && [accepted].flat().includes(value);
}

function castOf(found: FoundScene, expected: ExpectedScene, people: ExpectedPerson[]): number {
  return (expected.charactersInclude ?? []).filter((wanted) =>
    found.characters.some((name) => isSamePerson(name, wanted, people)),
  ).length;
}

function specificity(scene: ExpectedScene): number {
  return (
    (scene.optional ? 0 : 8) +
    (scene.locationIncludes ? 4 : 0) +
    (scene.timeOfDay ? 2 : 0) +
    (scene.charactersInclude ? 1 : 0)
  );
}
