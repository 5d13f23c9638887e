import compare from 'semver/functions/compare.js';
import satisfies from 'semver/functions/satisfies.js';

/** Orders versions by semver 2.0. */
export function compareVersions(left: string, right: string): number {
  return compare(left, right);
}

/** Whether a version lies in a dependency's range, as npm reads ranges. */
export function isInRange(version: string, range: string): boolean {
  return satisfies(version, range);
}
