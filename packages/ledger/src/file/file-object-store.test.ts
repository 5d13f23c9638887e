import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '../hash.ts';
import type { ObjectStore } from '../object-store.ts';
import { createFileObjectStore } from './file-object-store.ts';

let workspace: string;
let root: string;
let objects: ObjectStore;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'objects-'));
  root = join(workspace, '.greenlight');
  objects = createFileObjectStore({ root });
});
afterEach(() => rm(workspace, { recursive: true }));

const pathOf = (hash: string) => join(root, 'objects', hash.slice('sha256:'.length));

describe('objects as files', () => {
  it.each(['', 'a thought', 'é 🎬 \r\n\0', 'x'.repeat(200_000)])('gives back what was put: %#', async (text) => {
    const hash = await objects.put(text);
    expect(hash).toBe(contentHash(text));
    expect(await objects.get(hash)).toBe(text);
  });

  it('keeps a text once, for its owner alone', async () => {
    const hashes = await Promise.all([objects.put('same'), objects.put('same'), objects.put('same')]);
    expect(new Set(hashes).size).toBe(1);
    expect(await readdir(join(root, 'objects'))).toHaveLength(1);
    expect((await stat(pathOf(hashes[0] ?? ''))).mode & 0o777).toBe(0o600);
  });

  it('knows nothing of a text that was never kept, or was erased', async () => {
    const hash = await objects.put('soon gone');
    await objects.erase(hash);
    await objects.erase(hash);
    expect(await objects.get(hash)).toBeUndefined();
    expect(await objects.get(contentHash('never kept'))).toBeUndefined();
  });

  it('says so when a text is not what its name says', async () => {
    const hash = await objects.put('the truth');
    await writeFile(pathOf(hash), 'a lie');
    await expect(objects.get(hash)).rejects.toMatchObject({ code: 'LEDGER_CORRUPT' });
  });

  it.each(['../../etc/passwd', 'sha256:..', `sha256:${'A'.repeat(64)}`])('refuses %s as a name', async (hash) => {
    await expect(async () => objects.get(hash)).rejects.toMatchObject({ code: 'VALIDATION' });
    await expect(async () => objects.erase(hash)).rejects.toMatchObject({ code: 'VALIDATION' });
  });
});
