import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { WORKSPACE_FOLDER } from './places.ts';

/** The workspace that a folder belongs to: the nearest parent with a `.greenlight/`, else the root of its git repository, else itself. */
export function findWorkspace(start: string): string {
  const from = resolve(start);
  return nearest(from, (folder) => isFolder(join(folder, WORKSPACE_FOLDER))) ?? nearest(from, hasGit) ?? from;
}

function nearest(from: string, holds: (folder: string) => boolean): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (holds(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

// A worktree and a submodule have a file there.
function hasGit(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
