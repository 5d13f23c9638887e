import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { listTree } from './list-tree.ts';

/** Begins the names of files that are written beside the one they are to replace. */
export const DRAFT_PREFIX = '.draft-';

/** Puts a file in the place of another in one step. Once it resolves, the new one is on the disk and survives a power cut. */
export async function replaceFile(path: string, bytes: string | Uint8Array, mode = 0o600): Promise<void> {
  const folder = dirname(path);
  const draft = join(folder, `${DRAFT_PREFIX}${basename(path)}-${randomUUID()}`);
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

/** Makes the names in a folder of ours durable, and in all the folders below it. */
export async function syncFolders(folder: string): Promise<void> {
  const { folders } = await listTree(folder);
  for (const path of ['', ...folders]) await syncPath(join(folder, path));
}
