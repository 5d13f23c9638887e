import type { CastGender, CastRole } from '@greenlight/schema';

/** What a writer asks of a cast. All of it may be left out. */
export interface CastBrief {
  genders?: readonly CastGender[];
  /** Youngest and oldest, both included. */
  ages?: readonly [number, number];
  /** The only roles to fill: "no villains" is all but `antagonist`. */
  roles?: readonly CastRole[];
  archetypes?: readonly string[];
  /** The only cultures names come from. Unknown ones are passed over; if none is known, all are used. */
  cultures?: readonly string[];
  era?: string;
  /** Where the story plays: four names in five come from those at home there, if the genre has any. */
  setting?: string;
}

export type AgeRange = readonly [number, number];

/** The ages two ranges share. */
export function shareAges(a: AgeRange, b: AgeRange): AgeRange | undefined {
  const shared: AgeRange = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return shared[0] <= shared[1] ? shared : undefined;
}
