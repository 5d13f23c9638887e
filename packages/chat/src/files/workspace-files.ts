import { closeSync } from 'node:fs';
import { GreenlightError } from '@greenlight/schema';
import type { DocumentView, FileOptions, FilesPort, FolderView, SearchOptions, SearchView } from '../files-port.ts';
import type { WorkspaceFilesOptions } from './create-workspace-files.ts';
import { changedMeanwhile, describeFailure, systemCode } from './file-failure.ts';
import { viewFolder } from './list-folder.ts';
import { locate, type Missing } from './locate.ts';
import { quoteCode } from './markdown.ts';
import { type OpenFile, openFile } from './open-file.ts';
import type { FilePlace, FolderPlace } from './place.ts';
import { decodeText, MOST_SHOWN, streamFile } from './read-stream.ts';
import { searchFiles } from './search-files.ts';
import { suggestPaths } from './suggest.ts';
import { walkFiles } from './walk-files.ts';
import { findRoot } from './workspace-root.ts';

const MOST_TRIES = 5;

/** The files of a folder, read through the one judge of paths. */
export function openWorkspaceFiles(root: WorkspaceFilesOptions): FilesPort {
  return {
    readDocument: (path, options) => described(path, () => readDocument(root, path, options)),
    listFolder: (path, options) => described(path, () => listFolder(root, path, options)),
    search: (text, options = {}) => described(options.in ?? '.', () => search(root, text, options)),
  };
}

/** Failures of the system become errors for people. */
async function described<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw systemCode(thrown) === undefined ? thrown : describeFailure(thrown, path);
  }
}

async function readDocument(
  root: WorkspaceFilesOptions,
  path: string,
  { signal }: FileOptions = {},
): Promise<DocumentView> {
  const opened = openFile(root, path);
  if (!('descriptor' in opened)) throw opened.kind === 'missing' ? notFound(path, opened) : isFolder(path);
  try {
    return await viewDocument(opened, signal);
  } finally {
    closeSync(opened.descriptor);
  }
}

async function viewDocument({ place, descriptor, size }: OpenFile, signal?: AbortSignal): Promise<DocumentView> {
  const { head, hash, bytesRead, isWhole } = await streamFile(descriptor, signal);
  const isCut = bytesRead > MOST_SHOWN;
  return {
    path: place.path,
    size: isWhole ? bytesRead : Math.max(size, bytesRead),
    text: decodeText(head, isCut),
    isCut,
    hash: `sha256:${hash}`,
    hashedBytes: bytesRead,
  };
}

async function listFolder(
  root: WorkspaceFilesOptions,
  path: string,
  { signal }: FileOptions = {},
): Promise<FolderView> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    signal?.throwIfAborted();
    const located = locate(findRoot(root), path);
    if (located.kind === 'missing') throw notFound(path, located);
    if (located.kind === 'file') throw isFile(path);
    const view = viewFolder(located);
    if (view) return view;
  }
  throw changedMeanwhile(path);
}

async function search(root: WorkspaceFilesOptions, text: string, options: SearchOptions): Promise<SearchView> {
  const path = options.in ?? '.';
  const located = locate(findRoot(root), path);
  if (located.kind === 'missing') throw notFound(path, located);
  return searchFiles(filesOf(located), text, options);
}

function filesOf(place: FilePlace | FolderPlace): Iterable<FilePlace | null> {
  return place.kind === 'file' ? [place] : walkFiles(place);
}

function notFound(typed: string, missing: Missing): GreenlightError {
  const suggestions = suggestPaths(missing);
  const where = missing.folder.path === '' ? 'The workspace' : quoteCode(missing.folder.path);
  const gap = missing.name === typed ? '' : ` ${where} has no ${quoteCode(missing.name)}.`;
  const advice = suggestions.length === 0 ? gap : ` Did you mean ${suggestions.map(quoteCode).join(' or ')}?`;
  return new GreenlightError('NOT_FOUND', `There is no ${quoteCode(typed)} here.${advice}`, { suggestions });
}

function isFolder(typed: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${quoteCode(typed)} is a folder. Say \`ls PATH\` to see what is in it.`, {
    details: { kind: 'folder' },
  });
}

function isFile(typed: string): GreenlightError {
  return new GreenlightError('VALIDATION', `${quoteCode(typed)} is a file. Say \`read PATH\` to see it.`, {
    details: { kind: 'file' },
  });
}
