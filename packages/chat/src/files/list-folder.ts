import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '@greenlight/ledger';
import type { FolderEntry, FolderView } from '../files-port.ts';
import { isNeverReadable } from './never-readable.ts';
import { useFolder } from './open-safely.ts';
import { type FolderPlace, pathIn } from './place.ts';

const MOST_LISTED = 500;

/** The view of a folder; undefined when something else took its place since it was judged. */
export function viewFolder(folder: FolderPlace): FolderView | undefined {
  return useFolder(folder.absolute, (base) => {
    const visible = visibleEntries(folder, readdirSync(base, { withFileTypes: true })).sort(foldersFirst);
    const entries = visible.slice(0, MOST_LISTED).map((entry) => describeEntry(entry, base));
    const left = visible.length - entries.length;
    return { path: folder.path || '.', entries, left, hash: contentHash(JSON.stringify([entries, left])) };
  });
}

/** Entries that may be seen, by name: without what is private or hidden. A name that is not UTF-8 has no spelling here and is left out. */
export function visibleEntries(folder: FolderPlace, entries: readonly Dirent[]): Dirent[] {
  return entries
    .filter(({ name }) => !name.includes('\ufffd') && !isNeverReadable(name))
    .filter((entry) => !folder.rules.hides(pathIn(folder, entry.name), entry.isDirectory()))
    .sort((one, other) => compare(one.name, other.name));
}

function foldersFirst(one: Dirent, other: Dirent): number {
  return Number(other.isDirectory()) - Number(one.isDirectory()) || compare(one.name, other.name);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function describeEntry(entry: Dirent, base: string): FolderEntry {
  const kind = kindOf(entry);
  return { name: entry.name, kind, size: kind === 'file' ? sizeOf(join(base, entry.name)) : null };
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function sizeOf(path: string): number | null {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? null;
}
