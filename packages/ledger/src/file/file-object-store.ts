import { randomUUID } from 'node:crypto';
import { closeSync, fdatasync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { contentHash as contentHashShape, GreenlightError, parseOrThrow } from '@greenlight/schema';
import { contentHash } from '../hash.ts';
import type { ObjectStore } from '../object-store.ts';
import { openPlain } from './open-plain.ts';
import { ensureFolder, syncFolder } from './places.ts';

const syncData = promisify(fdatasync);

/** Objects as files below `.greenlight/objects/`, readable by their owner alone. Texts of the same moment are made durable together. */
export function createFileObjectStore({ root }: { root: string }): ObjectStore {
  const folder = join(root, 'objects');
  const pathOf = (hash: string) => join(folder, parseOrThrow(contentHashShape, hash).slice('sha256:'.length));
  let waiting: Map<string, string> | undefined;
  let written = Promise.resolve();
  const writeLater = (path: string, text: string) => {
    if (!waiting) {
      const texts = new Map<string, string>();
      waiting = texts;
      written = Promise.resolve().then(() => {
        waiting = undefined;
        return writeObjects(root, folder, texts);
      });
    }
    waiting.set(path, text);
    return written;
  };
  return {
    async put(text) {
      const hash = contentHash(text);
      const path = pathOf(hash);
      if (!(await holdsText(path, text))) await writeLater(path, text);
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

/** Whether the text is kept already. What a power cut or somebody else made of it is written anew. */
async function holdsText(path: string, text: string): Promise<boolean> {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size !== Buffer.byteLength(text)) return false;
  return (await readObject(path)) === text;
}

async function readObject(path: string): Promise<string | undefined> {
  const handle = await openPlain(path);
  try {
    return await handle?.readFile('utf8');
  } finally {
    await handle?.close();
  }
}

/** Each under its name only when it is whole and on the disk. */
async function writeObjects(root: string, folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  await ensureFolder(root, folder);
  const drafts = [...texts].map(([path, text]) => ({ path, text, draft: `${path}.${randomUUID()}` }));
  try {
    await Promise.all(drafts.map(({ draft, text }) => writeDraft(draft, text)));
    for (const { draft, path } of drafts) renameSync(draft, path);
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function writeDraft(path: string, text: string): Promise<void> {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text, 'utf8');
    await syncData(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
