import { closeSync, fstatSync } from 'node:fs';
import type { WorkspaceFilesOptions } from './create-workspace-files.ts';
import { changedMeanwhile, notAFile } from './file-failure.ts';
import { type Located, locate } from './locate.ts';
import { isOpenAt, openExisting } from './open-safely.ts';
import type { FilePlace } from './place.ts';
import { findRoot } from './workspace-root.ts';

/** More often than this, what is exchanged while it is opened is not bad luck. */
const MOST_TRIES = 5;

export interface OpenFile {
  place: FilePlace;
  /** To be closed by whoever asked. */
  descriptor: number;
  /** Bytes, when it was opened. */
  size: number;
}

/** Judges a path and opens the file that was judged; what else there is at that path is answered as it was located. */
export function openFile(root: WorkspaceFilesOptions, typed: string): OpenFile | Exclude<Located, FilePlace> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const located = locate(findRoot(root), typed);
    if (located.kind !== 'file') return located;
    const opened = openPlace(located, typed);
    if (opened) return opened;
  }
  throw changedMeanwhile(typed);
}

/** Undefined when something else was put in its place since. */
function openPlace(place: FilePlace, typed: string): OpenFile | undefined {
  const descriptor = openExisting(place.absolute);
  if (descriptor === undefined) return undefined;
  try {
    if (!isOpenAt(descriptor, place.absolute)) return close(descriptor);
    const status = fstatSync(descriptor);
    if (!status.isFile()) throw notAFile(typed);
    return { place, descriptor, size: status.size };
  } catch (thrown) {
    closeSync(descriptor);
    throw thrown;
  }
}

function close(descriptor: number): undefined {
  closeSync(descriptor);
}
