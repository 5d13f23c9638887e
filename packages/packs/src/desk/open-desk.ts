import { GreenlightError, type PreflightView, type StagedView } from '@greenlight/schema';
import { withPlainFile } from '../archive/archive-file.ts';
import { pick } from '../install/find-archive.ts';
import { createDeskRoom, type DeskOptions, type DeskRoom } from './desk-room.ts';
import { type ById, findArchive } from './find-target.ts';
import { inspectTarget } from './inspect-target.ts';
import { installTarget, uninstallById } from './install-target.ts';
import { readGenres, readHandlers, readPrompts, readWorkflows } from './installed-uses.ts';
import { nearestIds } from './nearest-ids.ts';
import type { PackageDesk, SignedView } from './package-desk.ts';
import { catalogPhrase, describeListing, recoveryNote, shortPath } from './package-views.ts';
import { recordPreflight } from './record-preflight.ts';

/** The packages of a workspace as people ask for them. Nothing is read or made yet. */
export function openDesk(options: DeskOptions): PackageDesk {
  const room = createDeskRoom(options);
  const packages = async () => (await room.open()).packages;
  return {
    list: () => describeListing(room),
    inspect: (target) => inspectTarget(room, target),
    stage: (order) => stage(room, order),
    sign: (order) => sign(room, order),
    preflight: (order) => preflight(room, order),
    install: (order) => installTarget(room, order),
    uninstall: (order) => uninstallById(room, order),
    listRegistries: async () => (await packages()).listRegistries(),
    addRegistryRow: async (order) => (await packages()).addRegistryRow(order),
    removeRegistryRow: async (order) => (await packages()).removeRegistryRow(order),
    genres: () => readGenres(room),
    prompts: () => readPrompts(room),
    workflows: () => readWorkflows(room),
    handlers: () => readHandlers(room),
    close: () => room.close(),
  };
}

type Order<Name extends 'stage' | 'sign' | 'preflight'> = Parameters<PackageDesk[Name]>[0];

async function stage(room: DeskRoom, { target, actor, force = false }: Order<'stage'>): Promise<StagedView> {
  const { packages } = await room.open();
  const from = 'path' in target ? shortPath(room, target.path) : await findSource(room, target);
  const { recovery, archive, ...staged } = await packages.stage({ actor, target, force });
  return { ...staged, archive: shortPath(room, archive), from, notes: recoveryNote(recovery) };
}

/** The catalog that has the source of an id, in words. Throws NOT_FOUND with the nearest ids. */
async function findSource(room: DeskRoom, target: ById): Promise<string> {
  const { packages } = await room.open();
  const { sources } = await packages.list();
  const found = pick(sources, target);
  if (found) return catalogPhrase(room, found.catalog);
  const near = nearestIds(
    target.id,
    sources.map(({ id }) => id),
  );
  const meant = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  const name = target.version === undefined ? target.id : `${target.id} ${target.version}`;
  throw new GreenlightError('NOT_FOUND', `No catalog has a source of ${name}.${meant} Nothing was done.`, {
    details: { package_id: target.id, nearest: near },
  });
}

async function sign(room: DeskRoom, { actor, findKey, ...order }: Order<'sign'>): Promise<SignedView> {
  const { target, notes } = await findArchive(room, order.target, actor);
  const { packages } = await room.open();
  await requireFile(await packages.findArchive(target));
  const key = await findKey();
  return { ...(await packages.sign({ actor, target, key })), notes };
}

/** A key is not made for an archive that is not there. */
async function requireFile(archive: string): Promise<void> {
  await withPlainFile(archive, async () => {});
}

async function preflight(
  room: DeskRoom,
  { actor, allowUnsigned = false, ...order }: Order<'preflight'>,
): Promise<PreflightView> {
  const { target, notes } = await findArchive(room, order.target, actor);
  const { packages } = await room.open();
  return recordPreflight(room, await packages.preflight({ target, allowUnsigned }), { actor, notes });
}
