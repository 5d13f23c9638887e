import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash as contentHashShape, GreenlightError, parseOrThrow } from '@greenlight/schema';
import { contentHash } from '../hash.ts';
import type { ObjectStore } from '../object-store.ts';
import { ensureFolder, syncFolder, systemCode } from './places.ts';

/** Objects as files below `.greenlight/objects/`, readable by their owner alone. */
export function createFileObjectStore({ root }: { root: string }): ObjectStore {
  const folder = join(root, 'objects');
  const pathOf = (hash: string) => join(folder, parseOrThrow(contentHashShape, hash).slice('sha256:'.length));
  return {
    async put(text) {
      const hash = contentHash(text);
      if ((await readObject(pathOf(hash))) === undefined) await writeObject(root, folder, pathOf(hash), text);
      return hash;
    },
    async get(hash) {
      const text = await readObject(pathOf(hash));
      if (text !== undefined && contentHash(text) !== hash) {
        throw new GreenlightError('LEDGER_CORRUPT', `The object ${hash} was changed.`, { details: { hash } });
      }
      return text;
    },
    erase: (hash) => rm(pathOf(hash), { force: true }),
  };
}

async function readObject(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

// Under its name only when it is whole and on the disk.
async function writeObject(root: string, folder: string, path: string, text: string): Promise<void> {
  await ensureFolder(root, folder);
  const draft = `${path}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  await syncFolder(folder);
}
