import { lstatSync, readlinkSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import { denyOutside, denyPrivate } from './deny.ts';
import { notAFile, systemCode } from './file-failure.ts';
import { quoteCode } from './markdown.ts';
import { isNeverReadable } from './never-readable.ts';
import { parsePath, partBelow } from './parse-path.ts';
import { enterFolder, type FilePlace, type FolderPlace, pathIn, placeOfRoot } from './place.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

/** As many as Linux follows. */
const MOST_LINKS = 40;

/** Where a path ends: at a file or folder that may be read, or where nothing is any more. */
export type Located = FilePlace | FolderPlace | Missing;

export interface Missing {
  kind: 'missing';
  /** The last folder on the way. */
  folder: FolderPlace;
  /** What is not in it, and what should have come after. */
  name: string;
  rest: readonly string[];
}

interface Walk {
  typed: string;
  root: WorkspaceRoot;
  /** The folders from the root to where the walk is. */
  folders: [FolderPlace, ...FolderPlace[]];
  pending: readonly string[];
  links: number;
}

/**
 * Walks a typed path name by name, judging each before the next is looked at; a link's target is walked in the same way. So
 * nothing outside the workspace is touched, and nothing in a private folder: not even whether it is there.
 * Throws FORBIDDEN, VALIDATION for what is neither file nor folder and for links in a circle, and failures of the system as they are.
 */
export function locate(root: WorkspaceRoot, typed: string): Located {
  const names = parsePath(typed, root.spellings);
  const walk: Walk = { typed, root, folders: [placeOfRoot(root)], pending: names, links: 0 };
  for (;;) {
    const [name, ...rest] = walk.pending;
    if (name === undefined) return here(walk);
    walk.pending = rest;
    const end = step(walk, name);
    if (end) return end;
  }
}

function here({ folders }: Walk): FolderPlace {
  return folders.at(-1) ?? folders[0];
}

function step(walk: Walk, name: string): Located | undefined {
  if (name === '' || name === '.') return undefined;
  if (name === '..') return climb(walk);
  if (isNeverReadable(name)) denyPrivate(walk.typed);
  const folder = here(walk);
  const status = statusOf(join(folder.absolute, name));
  if (!status) return missing(walk, name);
  if (folder.rules.hides(pathIn(folder, name), status.isDirectory())) denyPrivate(walk.typed);
  if (status.isSymbolicLink()) return follow(walk, name);
  if (status.isDirectory()) {
    walk.folders.push(enterFolder(folder, name));
    return undefined;
  }
  if (walk.pending.length > 0) return missing(walk, name);
  if (!status.isFile()) throw notAFile(walk.typed);
  return { kind: 'file', path: pathIn(folder, name), absolute: join(folder.absolute, name) };
}

function climb(walk: Walk): undefined {
  if (walk.folders.length === 1) denyOutside(walk.typed);
  walk.folders.pop();
}

function follow(walk: Walk, name: string): undefined {
  walk.links += 1;
  if (walk.links > MOST_LINKS) {
    throw new GreenlightError('VALIDATION', `The path ${quoteCode(walk.typed)} leads through links in a circle.`);
  }
  const target = readlinkSync(join(here(walk).absolute, name));
  let way: string | undefined = target;
  if (target.startsWith('/') || /^[a-z]:/i.test(target)) {
    way = walk.root.spellings.map((root) => partBelow(target, root)).find((part) => part !== undefined);
    walk.folders = [walk.folders[0]];
  }
  if (way === undefined) return denyOutside(walk.typed);
  walk.pending = [...way.split('/'), ...walk.pending];
}

/** Where nothing is, what would be hidden is refused in the same words as where something is. */
function missing(walk: Walk, name: string): Missing {
  const folder = here(walk);
  const rest = walk.pending.filter((part) => part !== '' && part !== '.');
  let path = '';
  for (const part of [name, ...rest]) {
    path = path === '' ? pathIn(folder, part) : `${path}/${part}`;
    if (isNeverReadable(part) || isHidden(folder, path)) denyPrivate(walk.typed);
  }
  return { kind: 'missing', folder, name, rest };
}

function isHidden({ rules }: FolderPlace, path: string): boolean {
  return rules.hides(path, true) || rules.hides(path, false);
}

function statusOf(absolute: string): Stats | undefined {
  try {
    return lstatSync(absolute);
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT' || systemCode(thrown) === 'ENOTDIR') return undefined;
    throw thrown;
  }
}
