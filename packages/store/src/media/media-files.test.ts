import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeOf, removeFile, removeFilesOf, writeNew } from './media-files.ts';

const project = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'greenlight-media-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

describe('placeOf', () => {
  it.each(['../x.png', '/etc/passwd', '..', '.hidden', 'a/b.png', 'a\\b.png', 'a\0.png', ''])(
    'has none for %j',
    (name) => {
      expect(placeOf(folder, project, name)).toBeNull();
    },
  );

  it.each(['..', '.', '', '../etc', 'project', `${project}/..`])('has none in the project %j', (id) => {
    expect(placeOf(folder, id, 'a.png')).toBeNull();
  });

  it('lies in the folder of its project', () => {
    expect(placeOf(folder, project, 'a-1.png')).toBe(path.join(folder, project, 'a-1.png'));
  });
});

describe('a file', () => {
  it('is written whole, for its owner alone, and never over another', () => {
    writeNew(folder, project, 'a.txt', Buffer.from('first'));
    expect(() => writeNew(folder, project, 'a.txt', Buffer.from('second'))).toThrow(/could not be kept/);
    const file = path.join(folder, project, 'a.txt');
    expect(readFileSync(file, 'utf8')).toBe('first');
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('that cannot be written is a failure of the storage, and leaves nothing', () => {
    // A full disk, as Linux plays it.
    expect(() => writeNew('/dev', 'full', 'a.txt', Buffer.from('x'))).toThrow(/not safe/);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    mkdirSync(path.join(folder, project), { mode: 0o500 });
    if (process.getuid?.() !== 0) {
      expect(() => writeNew(folder, project, 'a.txt', Buffer.from('x'))).toThrow(/cannot be written/);
    }
    expect(existsSync(path.join(folder, project, 'a.txt'))).toBe(false);
  });

  it('goes alone, or with its project', () => {
    for (const id of [project, other]) {
      writeNew(folder, id, 'a.txt', Buffer.from('a'));
      writeNew(folder, id, 'b.txt', Buffer.from('b'));
    }
    removeFile(folder, project, 'a.txt');
    removeFile(folder, project, 'a.txt');
    expect(existsSync(path.join(folder, project, 'a.txt'))).toBe(false);
    expect(existsSync(path.join(folder, project, 'b.txt'))).toBe(true);
    removeFilesOf(folder, project);
    removeFilesOf(folder, '..');
    expect(existsSync(path.join(folder, project))).toBe(false);
    expect(existsSync(path.join(folder, other, 'a.txt'))).toBe(true);
  });
});
