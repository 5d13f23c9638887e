import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { listTree } from './list-tree.ts';

/** Begins the names of files that are written beside the one they are to replace. */
export const DRAFT_PREFIX = '.draft-';

export interface ReplaceOptions {
  mode?: number;
  /** Where the new file is written before it takes its place, on the same disk; beside it when left out. */
  draftFolder?: string;
}

/** Puts a file in the place of another in one step. Once it resolves, the new one is on the disk and survives a power cut. */
export async function replaceFile(
  path: string,
  bytes: string | Uint8Array,
  { mode = 0o600, draftFolder }: ReplaceOptions = {},
): Promise<void> {
  const folder = dirname(path);
  const draft = join(draftFolder ?? folder, `${DRAFT_PREFIX}${basename(path)}-${randomUUID()}`);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncPath(folder);
}

/** Makes a file's bytes, or the names in a folder, durable. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const AT_ONCE = 16;

/** Makes a folder of ours durable, with every file and folder in it. */
export async function syncTree(folder: string): Promise<void> {
  const { files, folders } = await listTree(folder);
  const paths = [...files, ...folders, ''].map((path) => join(folder, path));
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    await Promise.all(paths.slice(start, start + AT_ONCE).map(syncPath));
  }
}
