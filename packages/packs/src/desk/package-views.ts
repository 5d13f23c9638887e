import { basename, relative, sep } from 'node:path';
import type {
  AssetCounts,
  AvailableRow,
  PackageListing,
  PackageRow,
  PackageSource,
  PreflightView,
} from '@greenlight/schema';
import { readArchive } from '../archive/read-archive.ts';
import type { CatalogSource } from '../install/find-archive.ts';
import type { Recovery } from '../install/recover.ts';
import type { PreflightReport, StagedPackage, TrustPolicy } from '../package-facts.ts';
import type { PackageList } from '../package-types.ts';
import { judgeSignature } from '../trust/judge-signature.ts';
import { trustedCatalog } from '../trust/trusted-catalog.ts';
import type { DeskRoom } from './desk-room.ts';

/** What is installed, and the newest of all else. */
export async function describeListing(room: DeskRoom): Promise<PackageListing> {
  const { packages, trust } = await room.open();
  const list = await packages.list();
  const notes = [...recoveryNote(list.recovery), ...describeDamage(list), ...list.notes];
  for (const { file, reason } of trust.refused) notes.push(`The key in ${file} counts for nothing: it ${reason}.`);
  const installed = list.installed.map(({ manifest, signed_by }) => rowOf(manifest, signed_by));
  const staged = await describeStaged(list.staged, trust, notes);
  const offered = withoutDoubles([...staged, ...list.sources.map((source) => rowOfSource(room, source))]);
  return { installed, available: offered.filter((row) => !installed.some((mine) => isSame(mine, row))), notes };
}

/** The newest archive of each id. What cannot be read is a note. */
async function describeStaged(
  staged: readonly StagedPackage[],
  trust: TrustPolicy,
  notes: string[],
): Promise<AvailableRow[]> {
  const newest = staged.filter(({ id }, index) => staged.findIndex((each) => each.id === id) === index);
  const rows = newest.map(async ({ archive }): Promise<AvailableRow[]> => {
    const { facts } = await readArchive(archive);
    if (!facts?.manifest) {
      notes.push(`${basename(archive)} in the staging folder cannot be read; its preflight says why.`);
      return [];
    }
    const { signedBy } = await judgeSignature(archive, facts.sha256, trust);
    return [{ ...rowOf(facts.manifest, signedBy), from: 'staged' }];
  });
  return (await Promise.all(rows)).flat();
}

/** A source has no bytes yet that could be signed; of what ships with the product it is known what they will be. */
function rowOfSource(room: DeskRoom, { id, version, catalog, manifest }: CatalogSource): AvailableRow {
  const from = catalogWord(room, catalog);
  const isShipped = from === 'catalog' && Object.hasOwn(trustedCatalog, `${id}@${version}`);
  return { ...rowOf(manifest, isShipped ? 'trusted' : null), from };
}

/** Where a source stands. */
export function catalogWord({ productCatalog }: DeskRoom, catalog: string): 'catalog' | 'workspace catalog' {
  return catalog === productCatalog ? 'catalog' : 'workspace catalog';
}

/** The same in a sentence. */
export function catalogPhrase({ productCatalog }: DeskRoom, catalog: string | undefined): string {
  return catalog === productCatalog ? "the product's catalog" : "the workspace's catalog/";
}

/** How many assets of each kind there are. */
export function countAssets(assets: PackageSource['assets']): AssetCounts {
  const counts: AssetCounts = {};
  for (const { kind } of assets) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** What became of a change that was cut off. */
export function recoveryNote(recovery: Recovery | undefined): string[] {
  return recovery ? [recovery.message] : [];
}

/** A preflight as it is shown. */
export function describePreflight(report: PreflightReport, notes: string[]): PreflightView {
  const { id, version, passed, gates, signedBy } = report;
  return { id, version, passed, gates, signedBy, notes };
}

/** A path from the workspace's root where it lies in it. */
export function shortPath({ workspace }: DeskRoom, path: string): string {
  const way = relative(workspace, path);
  return way === '' || way.startsWith('..') ? path : way.split(sep).join('/');
}

function rowOf({ package_id: id, version, title, assets }: PackageSource, signedBy: string | null): PackageRow {
  return { id, version, title, brings: countAssets(assets), signedBy };
}

function describeDamage({ installed, unclaimed }: PackageList): string[] {
  const damaged = installed.flatMap(({ manifest, changed, missing }) => {
    const parts = [
      ...(changed.length > 0 ? [`${changed.length} changed`] : []),
      ...(missing.length > 0 ? [`${missing.length} missing`] : []),
    ];
    return parts.length === 0
      ? []
      : [`${manifest.package_id} has files that are ${parts.join(' or ')}: inspect it to see them.`];
  });
  return [
    ...damaged,
    ...unclaimed.map((folder) => `${folder} belongs to no installed package; it was kept, or put there.`),
  ];
}

function isSame(one: PackageRow, other: PackageRow): boolean {
  return one.id === other.id && one.version === other.version;
}

function withoutDoubles(rows: readonly AvailableRow[]): AvailableRow[] {
  return rows
    .filter((row, index) => rows.findIndex((other) => isSame(row, other)) === index)
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
