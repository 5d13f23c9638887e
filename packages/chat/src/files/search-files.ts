import { closeSync, fstatSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { contentHash } from '@greenlight/ledger';
import type { SearchMatch, SearchView } from '../files-port.ts';
import { systemCode } from './file-failure.ts';
import { createNeedle, type Needle } from './needle.ts';
import { isOpenAt, openExisting } from './open-safely.ts';
import type { FilePlace } from './place.ts';

/** Larger files are not looked through. Bytes. */
export const MOST_SEARCHED = 4 * 1024 * 1024;
/** A search ends after so many files. */
const MOST_FILES = 200_000;
export const MOST_MATCHES = 200;
/** Others have their turn after so many milliseconds: reading small files is quickest without waiting for each. */
const SLICE = 8;

export interface SearchLimits {
  limit?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** Looks through files in their order, until there are enough lines or no more files. */
export async function searchFiles(
  files: Iterable<FilePlace | null>,
  text: string,
  { limit = MOST_MATCHES, signal }: SearchLimits,
): Promise<SearchView> {
  const reader = createReader();
  const needle = createNeedle(text);
  const view: SearchView = { matches: [], isCut: false, filesRead: 0, filesTooLarge: 0 };
  let rested = performance.now();
  for (const file of files) {
    if (performance.now() - rested > SLICE) {
      await setImmediate();
      rested = performance.now();
    }
    signal?.throwIfAborted();
    if (file) searchFile(file, { needle, reader, view, limit });
    view.isCut ||= view.filesRead >= MOST_FILES;
    if (view.isCut) break;
  }
  return view;
}

interface Search {
  needle: Needle;
  reader: Reader;
  view: SearchView;
  limit: number;
}

/** A file that has gone, or that the system does not let be read, holds nothing. */
function searchFile(file: FilePlace, search: Search): void {
  try {
    const descriptor = openExisting(file.absolute);
    if (descriptor === undefined) return;
    try {
      searchOpen(descriptor, file, search);
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    if (systemCode(thrown) === undefined) throw thrown;
  }
}

function searchOpen(descriptor: number, file: FilePlace, { needle, reader, view, limit }: Search): void {
  const bytes = reader(descriptor);
  view.filesRead += 1;
  if (bytes === undefined) view.filesTooLarge += 1;
  if (bytes === undefined || !needle.mayBeIn(bytes)) return;
  // Judged before anything of it is told: what was opened may be another file than the one that was met.
  if (!isOpenAt(descriptor, file.absolute) || !fstatSync(descriptor).isFile()) return;
  const found = needle.linesIn(bytes, limit - view.matches.length + 1);
  if (found.length === 0) return;
  const hash = contentHash(bytes);
  const matches = found.map((each): SearchMatch => ({ path: file.path, ...each, hash }));
  view.isCut = view.matches.length + matches.length > limit;
  view.matches.push(...matches.slice(0, limit - view.matches.length));
}

/** Reads an open file's bytes, valid until the next call; undefined for what is too large or no file. */
type Reader = (descriptor: number) => Buffer | undefined;

/** One buffer serves all small files. */
function createReader(): Reader {
  const small = Buffer.allocUnsafeSlow(256 * 1024);
  return (descriptor) => {
    const size = readSync(descriptor, small, 0, small.length, 0);
    if (size < small.length) return small.subarray(0, size);
    const status = fstatSync(descriptor);
    return status.isFile() && status.size <= MOST_SEARCHED ? readLarge(descriptor, status.size) : undefined;
  };
}

function readLarge(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let done = 0;
  for (let read = 1; read > 0 && done < size; done += read) read = readSync(descriptor, bytes, done, size - done, done);
  return bytes.subarray(0, done);
}
