import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { GreenlightError } from '@greenlight/schema';
import type { WorkspaceFilesOptions } from './create-workspace-files.ts';
import { createIgnoreRules, type IgnoreRules } from './ignore-rules.ts';
import { readIgnoreFile } from './read-ignore-file.ts';

/** A workspace's root, as it lies on the disk now. */
export interface WorkspaceRoot {
  /** Absolute, without a link on its way. */
  absolute: string;
  /** The same as it was given, when that differs: what an absolute path may begin with. */
  spellings: readonly string[];
  /** From the top of the repository to the root, with `/`; empty when the root is the top. Rules count from there. */
  below: string;
  rules: IgnoreRules;
  /** What is private besides, from the root, with `/`; empty for the root itself. */
  hidden: readonly string[];
}

/** Looks at the root anew, so that a workspace that was moved or came back is seen as it is. Throws NOT_FOUND without one. */
export function findRoot({ root: given, hidden = [] }: WorkspaceFilesOptions): WorkspaceRoot {
  const absolute = realRoot(given);
  const own = readIgnoreFile(absolute);
  const outer = rulesAbove(absolute);
  const rules = own === undefined ? outer.rules : outer.rules.within(outer.below, own);
  const spellings = [absolute, resolve(given)];
  return { absolute, spellings, below: outer.below, rules, hidden: placesIn(spellings, hidden) };
}

/** Where paths lie in the workspace, in each spelling that leads there; those that lie elsewhere are left out. */
function placesIn(spellings: readonly string[], paths: readonly string[]): string[] {
  const both = paths.flatMap((path) => [resolve(path), realPath(path)]);
  const below = both.flatMap((path) => spellings.map((root) => slashed(relative(root, path))));
  return [...new Set(below.filter((path) => path !== '..' && !path.startsWith('../') && !isAbsolute(path)))];
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync.native(path) : resolve(path);
}

function realRoot(given: string): string {
  try {
    return realpathSync.native(given);
  } catch (cause) {
    throw new GreenlightError('NOT_FOUND', 'The workspace is not there any more.', { cause });
  }
}

/** The rules of the repository that the workspace is a folder of. One that it hides whole has no say about what is in it. */
function rulesAbove(root: string): { rules: IgnoreRules; below: string } {
  const alone = { rules: createIgnoreRules(), below: '' };
  const above = repositoryFolders(root);
  const [top] = above;
  if (top === undefined) return alone;
  let rules = createIgnoreRules();
  for (const folder of above) {
    const text = readIgnoreFile(folder);
    if (text !== undefined) rules = rules.within(slashed(relative(top, folder)), text);
  }
  const below = slashed(relative(top, root));
  return rules.hides(below, true) ? alone : { rules, below };
}

/** The folders above the root up to its repository's top, topmost first; none when the root is a top itself, or in no repository. */
function repositoryFolders(root: string): string[] {
  const folders: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    if (folder !== root) folders.unshift(folder);
    if (existsSync(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder) return [];
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
