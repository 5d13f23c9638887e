import { basename } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { readArchive } from './archive/read-archive.ts';
import { installPackage, type PackageRoom, recoverIfNeeded, uninstallPackage } from './install/change-packages.ts';
import { idOfArchive, listSources, listStaged, type PackageTarget, pick } from './install/find-archive.ts';
import { readInstalled } from './install/installed-file.ts';
import { findUnclaimed, findUsable, readState } from './install/installed-state.ts';
import { type ArchiveOrder, judgeForInstall } from './install/judge-for-install.ts';
import { findOwner } from './install/ownership.ts';
import { createPackageLedger } from './install/package-ledger.ts';
import { findPlaces } from './install/package-places.ts';
import { changeRegistry, recordSigned, recordStaged } from './install/recorded.ts';
import type { PackageInspection, PackageList, Packages, PackagesOptions } from './package-types.ts';
import { preflight } from './preflight/preflight.ts';
import { addRegistryRow, listRegistries, removeRegistryRow } from './registries/change-registries.ts';

const LOCK_WAIT_MS = 5000;

/** The packages of a workspace. Nothing is read or made yet. */
export function createPackages(options: PackagesOptions): Packages {
  const { workspace, trust, now, catalogFolders, lockWaitMs = LOCK_WAIT_MS, onStep } = options;
  const places = findPlaces(options.root, workspace);
  const room: PackageRoom = { places, ledger: createPackageLedger(options.ledger, now), now, lockWaitMs, onStep };
  const findArchive = (target: PackageTarget) => findStaged(places.staging, target);
  return {
    list: () => list(room, catalogFolders),
    inspect: (id) => inspect(room, catalogFolders, id),
    stage: ({ actor, target, force = false }) => {
      return recordStaged(room, actor, { folder: findSource(catalogFolders, target), force });
    },
    findArchive,
    async preflight({ target, allowUnsigned }) {
      await recoverIfNeeded(room);
      const order = await archiveOrder(await findArchive(target), target, allowUnsigned);
      return preflight({ ...order, installed: await readInstalled(places), trust });
    },
    async install({ actor, target, allowUnsigned, allowDowngrade: allowsDowngrade = false }) {
      const order = await archiveOrder(await findArchive(target), target, allowUnsigned);
      const { judge, report } = judgeForInstall(order, trust);
      const changed = await installPackage(room, { actor, id: order.id, allowsDowngrade, judge });
      return { ...changed, report: report() };
    },
    uninstall: ({ actor, id }) => uninstallPackage(room, id, actor),
    sign: async ({ actor, target, key }) => recordSigned(room, actor, await findArchive(target), key),
    repair: () => recoverIfNeeded(room),
    async ownerOf(path) {
      await recoverIfNeeded(room);
      return findOwner(places, await readInstalled(places), path);
    },
    async installedAssets(kind) {
      await recoverIfNeeded(room);
      return findUsable(places, await readInstalled(places), kind, trust);
    },
    listRegistries: () => listRegistries(workspace),
    addRegistryRow: ({ actor, table, row }) => {
      return changeRegistry(room, actor, 'row_added', (place) => addRegistryRow(place, { table, row }));
    },
    removeRegistryRow: ({ actor, id }) => {
      return changeRegistry(room, actor, 'row_removed', (place) => removeRegistryRow(place, id));
    },
  };
}

async function list(room: PackageRoom, catalogFolders: readonly string[]): Promise<PackageList> {
  const { places } = room;
  const recovery = await recoverIfNeeded(room);
  const installed = await readInstalled(places);
  const records = Object.values(installed.packages);
  return {
    installed: await Promise.all(records.map((record) => readState(places, installed, record))),
    staged: await listStaged(places.staging),
    ...listSources(catalogFolders),
    unclaimed: findUnclaimed(places, installed),
    recovery,
  };
}

async function inspect(room: PackageRoom, catalogFolders: readonly string[], id: string): Promise<PackageInspection> {
  const { places } = room;
  const recovery = await recoverIfNeeded(room);
  const installed = await readInstalled(places);
  const record = Object.hasOwn(installed.packages, id) ? installed.packages[id] : undefined;
  const archives = (await listStaged(places.staging)).filter((archive) => archive.id === id);
  const staged = archives.map(async (each) => ({
    ...each,
    manifest: (await readArchive(each.archive)).facts?.manifest ?? null,
  }));
  const sources = listSources(catalogFolders).sources.filter((source) => source.id === id);
  if (!record && archives.length === 0 && sources.length === 0) {
    throw new GreenlightError('NOT_FOUND', `There is no package ${id}: it is not installed, staged or in a catalog.`);
  }
  const state = record && (await readState(places, installed, record));
  return { id, installed: state, staged: await Promise.all(staged), sources, recovery };
}

async function findStaged(staging: string, target: PackageTarget): Promise<string> {
  if ('path' in target) return target.path;
  const found = pick(await listStaged(staging), target);
  if (found) return found.archive;
  const what = target.version === undefined ? target.id : `${target.id} ${target.version}`;
  throw new GreenlightError('NOT_FOUND', `${what} is not staged. Stage it first, or name an archive.`);
}

function findSource(catalogFolders: readonly string[], target: PackageTarget): string {
  if ('path' in target) return target.path;
  const found = pick(listSources(catalogFolders).sources, target);
  if (found) return found.folder;
  const what = target.version === undefined ? target.id : `${target.id} ${target.version}`;
  throw new GreenlightError('NOT_FOUND', `No catalog has a source of ${what}. Name its folder.`);
}

async function archiveOrder(archive: string, target: PackageTarget, allowUnsigned = false): Promise<ArchiveOrder> {
  const id = 'id' in target ? target.id : ((await idOfArchive(archive)) ?? basename(archive));
  return { id, archive, allowUnsigned };
}
