import { join } from 'node:path';
import { GreenlightError, type PromptRow, parsePromptAsset, workflowDefinition } from '@greenlight/schema';
import type { CatalogSource } from '../install/find-archive.ts';
import type { InstalledAsset } from '../install/ownership.ts';
import type { InstalledState } from '../package-types.ts';
import { readBounded } from '../trust/archive-bytes.ts';
import type { DeskRoom } from './desk-room.ts';
import { type GenreFile, joinGenres } from './genre-packs.ts';
import type { DeskGenre, DeskHandlers, DeskWorkflow } from './package-desk.ts';

/** As much as is read of one text that a package brings; bytes. */
const LIMIT = 2_000_000;

/** The genres that ideas may come from: those of installed packages, the latest first, then those that only ship with the product. */
export async function readGenres(room: DeskRoom): Promise<DeskGenre[]> {
  const { packages } = await room.open();
  const { installed, sources } = await packages.list();
  const order = installed
    .toSorted((a, b) => (a.installed_at < b.installed_at ? 1 : -1))
    .map(({ manifest }) => manifest.package_id);
  const { assets } = await packages.installedAssets('genre');
  const inOrder = order.flatMap((id) => assets.filter(({ package_id }) => package_id === id));
  const own = joinGenres(await Promise.all(inOrder.map(readAsset)));
  const known = new Set(own.map(({ pack }) => pack.genre));
  const ofProduct = sources.filter(({ catalog }) => catalog === room.productCatalog);
  const shipped = joinGenres((await Promise.all(ofProduct.map(readSource))).flat());
  return [
    ...own.map((genre) => ({ ...genre, isInstalled: true })),
    ...shipped.filter(({ pack }) => !known.has(pack.genre)).map((genre) => ({ ...genre, isInstalled: false })),
  ];
}

/** The prompts of installed packages. One that cannot be read any more is left out. */
export async function readPrompts(room: DeskRoom): Promise<PromptRow[]> {
  const { packages } = await room.open();
  const { assets } = await packages.installedAssets('prompt');
  const files = await Promise.all(assets.map(readAsset));
  return files.flatMap(({ from, text }) => {
    try {
      return [{ ...parsePromptAsset(text), from }];
    } catch {
      return [];
    }
  });
}

/** The workflows of installed packages. One that cannot be read any more is left out; of two of one id the first package's counts. */
export async function readWorkflows(room: DeskRoom): Promise<DeskWorkflow[]> {
  const { packages } = await room.open();
  const { assets } = await packages.installedAssets('workflow');
  const byId = new Map<string, DeskWorkflow>();
  for (const { from, text } of await Promise.all(assets.map(readAsset))) {
    const definition = workflowDefinition.safeParse(parseJson(text)).data;
    if (definition && !byId.has(definition.id)) byId.set(definition.id, { id: definition.id, definition, from });
  }
  return [...byId.values()];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The handlers of installed packages that may be imported, and why others may not. */
export async function readHandlers(room: DeskRoom): Promise<DeskHandlers> {
  const { packages } = await room.open();
  const { assets, leftOut } = await packages.installedAssets('handler');
  const refused = leftOut.map((asset) => refusal(asset, asset.why));
  if (assets.length === 0) return { handlers: [], refused };
  const { installed } = await packages.list();
  const handlers: DeskHandlers['handlers'] = [];
  for (const asset of assets) {
    const damaged = findDamage(installed, asset.package_id);
    if (damaged === undefined) handlers.push({ from: asset.package_id, file: asset.path, sha256: asset.sha256 });
    else refused.push(refusal(asset, `${damaged} of its package is not as it was installed`));
  }
  return { handlers, refused };
}

/** A handler may import the other files of its package, so they must be as they were, too. */
function findDamage(installed: readonly InstalledState[], id: string): string | undefined {
  const state = installed.find(({ manifest }) => manifest.package_id === id);
  return [...(state?.changed ?? []), ...(state?.missing ?? [])][0];
}

function refusal({ asset, package_id }: InstalledAsset, why: string): string {
  return `The handler ${asset} of ${package_id} is not loaded: ${why}.`;
}

async function readAsset({ package_id: from, path }: InstalledAsset): Promise<GenreFile> {
  return { from, text: await readText(path) };
}

async function readSource({ folder, manifest }: CatalogSource): Promise<GenreFile[]> {
  const files = manifest.assets.filter(({ kind }) => kind === 'genre');
  return Promise.all(
    files.map(async ({ path }) => ({ from: manifest.package_id, text: await readText(join(folder, path)) })),
  );
}

/** What went away meanwhile, or is too large, says nothing. */
async function readText(path: string): Promise<string> {
  try {
    return (await readBounded(path, LIMIT)).toString('utf8');
  } catch (error) {
    if (error instanceof GreenlightError) return '';
    throw error;
  }
}
