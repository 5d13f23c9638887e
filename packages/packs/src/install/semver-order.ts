import compare from 'semver/functions/compare.js';

/** Orders versions by semver 2.0: below zero when the first is the older one. */
export function compareVersions(one: string, other: string): number {
  return compare(one, other);
}
