import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { parseSpecId } from '../spec-id.ts';

/** Where the spec packs of a workspace stand, as it is said to people. */
export const SPECS_FOLDER = 'docs/specs';
/** Where a pack keeps what came of it. */
export const ARTIFACTS = 'artifacts';
export const GATE_LOGS = 'gate_logs';

/**
 * The folder of packs, which may not be there. Throws FORBIDDEN for a file in its place, and for a link that leads out of the
 * workspace: nothing is read or written there.
 */
export function findSpecs(workspace: string): string {
  const folder = join(workspace, 'docs', 'specs');
  for (const place of [join(workspace, 'docs'), folder]) {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (!stats) break;
    if (stats.isSymbolicLink()) {
      if (!isInside(place, workspace)) throw strange(place, 'is a link that leads out of the workspace');
    } else if (!stats.isDirectory()) throw strange(place, 'is not a folder');
  }
  return folder;
}

/** The folder of a pack. Throws NOT_FOUND when it is not there, VALIDATION for an id that is none, FORBIDDEN for a link or a file. */
export function findPack(workspace: string, id: string): string {
  const folder = join(findSpecs(workspace), parseSpecId(id));
  if (isOwnFolder(folder)) return folder;
  throw new GreenlightError('NOT_FOUND', `There is no spec pack ${id} in ${SPECS_FOLDER}. Nothing was made.`, {
    suggestions: [`greenlight spec apply --target ${id} makes it.`, 'greenlight spec list shows those that there are.'],
  });
}

/** Whether a folder is there. Throws FORBIDDEN for a link or a file in its place. */
export function isOwnFolder(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (!stats) return false;
  if (stats.isSymbolicLink()) throw strange(folder, 'is a link');
  if (!stats.isDirectory()) throw strange(folder, 'is not a folder');
  return true;
}

/** Makes folders below a pack, none of which may be a link. The path of the last one. */
export function ensureFolders(pack: string, ...names: readonly string[]): string {
  let folder = pack;
  for (const name of names) {
    folder = join(folder, name);
    if (!isOwnFolder(folder)) mkdirSync(folder);
  }
  return folder;
}

/** A path as it is said to people: from the workspace, with strokes. */
export function shortPath(workspace: string, path: string): string {
  return relative(workspace, path).split(sep).join('/');
}

function isInside(path: string, workspace: string): boolean {
  try {
    const way = relative(realpathSync(workspace), realpathSync(path));
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  } catch {
    return false; // it leads nowhere
  }
}

function strange(path: string, what: string): GreenlightError {
  return new GreenlightError('FORBIDDEN', `${path} ${what}. Nothing was done; move it away and try again.`);
}
