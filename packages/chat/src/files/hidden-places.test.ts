import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspaceFiles } from './create-workspace-files.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'hidden-')));
  await mkdir(join(root, 'var/studio/deep'), { recursive: true });
  await mkdir(join(root, 'var/studio-notes'));
  await writeFile(join(root, 'var/studio/secret'), 'swordfish\n');
  await writeFile(join(root, 'var/studio/.gitignore'), '!secret\n');
  await writeFile(join(root, 'var/studio-notes/open.txt'), 'swordfish is not here\n');
  await symlink('var/studio', join(root, 'way'));
});
afterEach(() => rm(root, { recursive: true }));

const denied = { code: 'FORBIDDEN' };

describe('a place that is private besides', () => {
  it.each([
    ['as it is', (path: string) => path],
    ['through a link', (path: string) => join(path, '../../way')],
  ])('is not read, listed, searched or reached by a link, named %s', async (_how, name) => {
    const files = createWorkspaceFiles({ root, hidden: [name(join(root, 'var/studio'))] });
    for (const path of [
      'var/studio/secret',
      'VAR/Studio/secret',
      'way/secret',
      './var/../var/studio/secret',
      'var/studio/none',
    ]) {
      await expect(files.readDocument(path)).rejects.toMatchObject(denied);
    }
    for (const path of ['var/studio', 'way', join(root, 'var/studio/deep')]) {
      await expect(files.listFolder(path)).rejects.toMatchObject(denied);
    }
    expect((await files.listFolder('var')).entries.map((entry) => entry.name)).toEqual(['studio-notes']);
    const found = await files.search('swordfish');
    expect(found.matches.map(({ path }) => path)).toEqual(['var/studio-notes/open.txt']);
    await expect(files.search('swordfish', { in: 'var/studio' })).rejects.toMatchObject(denied);
  });

  it('may be a file, or not be there yet', async () => {
    const files = createWorkspaceFiles({ root, hidden: [join(root, 'var/studio/secret'), join(root, 'later')] });
    await expect(files.readDocument('var/studio/secret')).rejects.toMatchObject(denied);
    await mkdir(join(root, 'later'));
    await expect(files.listFolder('later')).rejects.toMatchObject(denied);
    expect((await files.listFolder('var/studio')).entries.map((entry) => entry.name)).not.toContain('secret');
  });

  it('may be the workspace itself, and hides nothing when it lies elsewhere', async () => {
    await expect(
      createWorkspaceFiles({ root, hidden: [root] }).readDocument('var/studio/secret'),
    ).rejects.toMatchObject(denied);
    const open = createWorkspaceFiles({ root, hidden: [`${root}-data`, join(root, '..')] });
    expect((await open.readDocument('var/studio/secret')).text).toBe('swordfish\n');
  });
});
