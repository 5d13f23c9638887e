import { type Actor, GreenlightError } from '@greenlight/schema';
import { type CatalogSource, type PackageTarget, pick } from '../install/find-archive.ts';
import { compareVersions } from '../install/semver-order.ts';
import type { StagedPackage } from '../package-facts.ts';
import type { PackageList } from '../package-types.ts';
import type { DeskRoom } from './desk-room.ts';
import { nearestIds } from './nearest-ids.ts';
import { catalogPhrase, recoveryNote } from './package-views.ts';

/** A package by its id. */
export type ById = Extract<PackageTarget, { id: string }>;

/** The archive that is meant, and what was done to have it. */
export interface FoundArchive {
  target: PackageTarget;
  notes: string[];
}

/**
 * The archive that is meant, as an exact target. One that is only in a catalog, or newer there, is staged first, which the notes say.
 * Throws NOT_FOUND with the nearest ids.
 */
export async function findArchive(room: DeskRoom, target: PackageTarget, actor: Actor): Promise<FoundArchive> {
  if ('path' in target) return { target, notes: [] };
  const { packages } = await room.open();
  const list = await packages.list();
  const { staged, source } = choose(list, target);
  if (!staged && !source) throw unknownPackage(list, target);
  if (staged) return { target: { id: target.id, version: staged.version }, notes: recoveryNote(list.recovery) };
  const { version } = await packages.stage({ actor, target: { id: target.id, version: source?.version } });
  const where = catalogPhrase(room, source?.catalog);
  const note = `${target.id} ${version} was not staged, so it was staged from ${where}.`;
  return { target: { id: target.id, version }, notes: [...recoveryNote(list.recovery), note] };
}

/** What bears an id: an archive that is staged, or a source that no archive is as new as. */
export function choose(
  { staged, sources }: PackageList,
  target: ById,
): { staged?: StagedPackage | undefined; source?: CatalogSource | undefined } {
  const archive = pick(staged, target);
  const source = pick(sources, target);
  const isNewer = source && (!archive || compareVersions(source.version, archive.version) > 0);
  return isNewer ? { source } : { staged: archive };
}

/** NOT_FOUND for an id, with those that are near. */
export function unknownPackage({ staged, sources, installed }: PackageList, { id, version }: ById): GreenlightError {
  const ids = [...staged, ...sources].map((each) => each.id);
  const all = [...ids, ...installed.map(({ manifest }) => manifest.package_id)];
  const near = nearestIds(
    id,
    all.filter((each) => each !== id),
  );
  const versions = [...staged, ...sources].filter((each) => each.id === id).map((each) => each.version);
  const there = versions.length > 0 ? ` There is ${[...new Set(versions)].join(', ')}.` : '';
  const meant = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  const name = version === undefined ? id : `${id} ${version}`;
  const message = `There is no package ${name}: it is neither staged nor in a catalog.${there}${meant} Nothing was done.`;
  return new GreenlightError('NOT_FOUND', message, { details: { package_id: id, nearest: near } });
}
