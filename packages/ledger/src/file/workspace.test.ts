import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWorkspace } from './workspace.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'greenlight-workspace-')));
  mkdirSync(join(root, 'film/scenes/night'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('findWorkspace', () => {
  it('is the nearest parent with a .greenlight folder, before any git repository', () => {
    mkdirSync(join(root, '.greenlight'));
    mkdirSync(join(root, 'film/.git'));
    expect(findWorkspace(join(root, 'film/scenes/night'))).toBe(root);
    mkdirSync(join(root, 'film/scenes/.greenlight'));
    expect(findWorkspace(join(root, 'film/scenes/night'))).toBe(join(root, 'film/scenes'));
  });

  it('else is the root of the git repository, a worktree among them', () => {
    writeFileSync(join(root, 'film/.git'), 'gitdir: elsewhere\n');
    expect(findWorkspace(join(root, 'film/scenes/night'))).toBe(join(root, 'film'));
  });

  it('else is the folder itself; a file called .greenlight makes no workspace', () => {
    writeFileSync(join(root, '.greenlight'), '');
    expect(findWorkspace(join(root, 'film/scenes'))).toBe(join(root, 'film/scenes'));
  });
});
