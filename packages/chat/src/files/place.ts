import { join } from 'node:path';
import type { IgnoreRules } from './ignore-rules.ts';
import { readIgnoreFile } from './read-ignore-file.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

/** A file that may be read, where it really lies: there was no link on its way when it was judged. */
export interface FilePlace {
  kind: 'file';
  /** From the workspace's root, with `/`. */
  path: string;
  absolute: string;
}

export interface FolderPlace {
  kind: 'folder';
  /** From the workspace's root, with `/`; empty for the root itself. */
  path: string;
  absolute: string;
  /** What is hidden in it, by its own .gitignore and those above. */
  rules: PlaceRules;
}

/** Rules over paths from the workspace's root. */
export interface PlaceRules {
  hides(path: string, isFolder: boolean): boolean;
  within(path: string, text: string): PlaceRules;
}

export function placeOfRoot({ absolute, below, rules, hidden }: WorkspaceRoot): FolderPlace {
  return { kind: 'folder', path: '', absolute, rules: hideBesides(shiftRules(rules, below), hidden.map(foldCase)) };
}

/** The folder of this name in another. `hasIgnoreFile` false spares looking for one. */
export function enterFolder(parent: FolderPlace, name: string, hasIgnoreFile = true): FolderPlace {
  const [path, absolute] = [pathIn(parent, name), join(parent.absolute, name)];
  const text = hasIgnoreFile ? readIgnoreFile(absolute) : undefined;
  return { kind: 'folder', path, absolute, rules: text === undefined ? parent.rules : parent.rules.within(path, text) };
}

export function pathIn(folder: FolderPlace, name: string): string {
  return folder.path === '' ? name : `${folder.path}/${name}`;
}

function shiftRules(rules: IgnoreRules, below: string): PlaceRules {
  const shift = (path: string) => (below === '' ? path : `${below}/${path}`);
  return {
    hides: (path, isFolder) => rules.hides(shift(path), isFolder),
    within: (path, text) => shiftRules(rules.within(shift(path), text), below),
  };
}

/** Rules that hide some places whatever a .gitignore says: its rules may be taken back further down, these not. */
function hideBesides(rules: PlaceRules, places: readonly string[]): PlaceRules {
  if (places.length === 0) return rules;
  return {
    hides: (path, isFolder) =>
      places.some((place) => isAtOrBelow(foldCase(path), place)) || rules.hides(path, isFolder),
    within: (path, text) => hideBesides(rules.within(path, text), places),
  };
}

function isAtOrBelow(path: string, place: string): boolean {
  return place === '' || path === place || path.startsWith(`${place}/`);
}

/** A file system may take other capitals, or letters composed otherwise, for the same name. */
function foldCase(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}
