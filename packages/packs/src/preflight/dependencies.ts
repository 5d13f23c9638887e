import { blocker } from '@greenlight/gates';
import type { Finding, PackageManifest } from '@greenlight/schema';
import { satisfies, validRange } from 'semver';
import { manifestOf, othersOf, type PreflightSubject } from './preflight-subject.ts';

const id = 'package.G1';

/** Each range can be read. */
export function judgeRanges(subject: PreflightSubject): Finding[] {
  return Object.entries(manifestOf(subject).dependencies)
    .filter(([, range]) => validRange(range) === null)
    .map(([where, range]) =>
      blocker(id, 'INVALID_RANGE', `"${range}" is not a range of versions of ${where}`, {
        where,
        remedy: 'Write one such as ^1.2.0 or >=1.0.0 <3.',
      }),
    );
}

/** What the package rests on is installed, in a version that serves, and does not rest on the package in turn. */
export function judgeDependencies(subject: PreflightSubject): Finding[] {
  const { package_id: self, dependencies } = manifestOf(subject);
  return Object.entries(dependencies).flatMap(([where, range]) => {
    if (where === self)
      return [blocker(id, 'CIRCLE', `${self} depends on itself`, { where, remedy: 'Leave that dependency out.' })];
    const found = subject.installed[where]?.manifest;
    if (!found) {
      const remedy = `Install ${where} first.`;
      return [
        blocker(id, 'MISSING_DEPENDENCY', `${self} needs ${where} ${range}, which is not installed`, { where, remedy }),
      ];
    }
    if (validRange(range) !== null && !satisfies(found.version, range)) {
      const message = `${self} needs ${where} ${range}; ${found.version} is installed`;
      return [
        blocker(id, 'DEPENDENCY_VERSION', message, { where, remedy: `Install a version of ${where} in that range.` }),
      ];
    }
    if (!reaches(where, self, subject.installed)) return [];
    const message = `${self} needs ${where}, which needs ${self} in turn`;
    return [blocker(id, 'CIRCLE', message, { where, remedy: 'One of them has to do without the other.' })];
  });
}

/** Whether one package rests on another, directly or through others. */
function reaches(from: string, to: string, installed: PreflightSubject['installed']): boolean {
  const open = [from];
  const seen = new Set<string>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...Object.keys(installed[at]?.manifest.dependencies ?? {}));
  }
  return false;
}

/** Packages that rest on this one go on being served by the version that comes. */
export function judgeDependents(subject: PreflightSubject): Finding[] {
  const { package_id: self, version } = manifestOf(subject);
  return othersOf(subject, self).flatMap(([where, { dependencies }]) => {
    const range = dependencies[self];
    if (range === undefined || satisfies(version, range)) return [];
    const message = `${where} is installed and needs ${self} ${range}; this is ${version}`;
    return [
      blocker(id, 'BREAKS_DEPENDENT', message, {
        where,
        remedy: `Uninstall ${where}, or install another version of it.`,
      }),
    ];
  });
}

/** Neither this package nor an installed one says that they cannot be together. */
export function judgeConflicts(subject: PreflightSubject): Finding[] {
  const manifest = manifestOf(subject);
  const self = manifest.package_id;
  const own = manifest.conflicts.includes(self)
    ? [blocker(id, 'CONFLICT', `${self} conflicts with itself`, { where: self, remedy: 'Leave that conflict out.' })]
    : [];
  return [
    ...own,
    ...othersOf(subject, self).flatMap(([where, other]) => {
      const says = whoConflicts(manifest, other);
      if (!says) return [];
      return [blocker(id, 'CONFLICT', says, { where, remedy: `Uninstall ${where} first, or do without ${self}.` })];
    }),
  ];
}

function whoConflicts(one: PackageManifest, other: PackageManifest): string | undefined {
  if (one.conflicts.includes(other.package_id))
    return `${one.package_id} cannot be together with ${other.package_id}, which is installed`;
  if (other.conflicts.includes(one.package_id))
    return `${other.package_id} is installed and cannot be together with ${one.package_id}`;
  return undefined;
}
